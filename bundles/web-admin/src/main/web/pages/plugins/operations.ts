import { shallowRef, type Ref } from 'vue'
import { api, ApiError, type Page } from '@common/api/client'
import { useSoon } from '@common/live/coalesce'
import { useLive } from '@common/live/stream'
import { tell } from '@common/ui/errors'
import { withOperation, type Operation } from './plugins'

/** What is being done to plug-ins, live. `changed` is called a moment after anything about plug-ins has changed. */
export function useOperations(changed: () => unknown): { operations: Ref<Operation[]>; took: (one: Operation) => void } {
  const operations = shallowRef<Operation[]>([])

  async function read(): Promise<void> {
    try {
      operations.value = (await api.get<Page<Operation>>('/plugins/operations', { limit: 20 })).items
    } catch (error) {
      // While the plug-ins' own manager is away the list says so.
      if (!(error instanceof ApiError) || ![404, 503].includes(error.status)) tell(error)
    }
  }

  const took = (one: Operation) => (operations.value = withOperation(operations.value, one))
  const soon = useSoon(() => {
    void changed()
    return read()
  }, 250)
  useLive(['plugin.*', 'contribution.*'], (event: { operation?: Operation }, type) => {
    if (type === 'plugin.operation' && event.operation) {
      took(event.operation)
      if (event.operation.endedAt) soon()
    } else {
      soon()
    }
  }, soon)
  void read()
  return { operations, took }
}
