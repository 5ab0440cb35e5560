import { computed, reactive, ref, watch, type Ref } from 'vue'
import type { ListState } from '@common/model/list'
import type { TypeModel } from '@common/model/schema'

export const MOST = 10_000

/** What is chosen in a list: single items, over its pages, or everything that matches. */
export function useSelection(type: TypeModel, state: Ref<ListState>, total: Ref<number>, allKeys: (most: number) => Promise<string[]>) {
  const chosen = reactive(new Set<string>())
  const everything = ref(false)
  const count = computed(() => (everything.value ? total.value : chosen.size))

  function clear(): void {
    chosen.clear()
    everything.value = false
  }

  function choose(keys: string[], on: boolean): void {
    if (everything.value) clear()
    for (const key of keys) {
      if (on) chosen.add(key)
      else chosen.delete(key)
    }
  }

  // What no longer matches would be changed without being seen.
  watch(
    () => JSON.stringify([type.name, state.value.search, state.value.filters]),
    () => clear(),
  )

  return {
    chosen,
    everything,
    count,
    clear,
    choose,
    all: () => (everything.value = true),
    keys: async () => (everything.value ? allKeys(MOST) : [...chosen]),
  }
}
