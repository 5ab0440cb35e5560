import { onScopeDispose, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { api, type Page } from '../api/client'
import { listQuery, matching, type ListState } from './list'
import type { TypeModel } from './schema'
import { apiPath } from './types'
import type { Values } from './value'

const SLOW = 200
const MOST = 1000

/** A page of items, read anew when what is wanted changes; a reading that is overtaken is given up. */
export function useList(type: TypeModel, state: Ref<ListState>) {
  const rows = shallowRef<Values[]>([])
  const total = ref(0)
  const status = reactive({ loaded: false, slow: false, error: null as unknown })
  let running: AbortController | null = null

  async function read(): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    const slow = setTimeout(() => (status.slow = true), SLOW)
    try {
      const page = await api.get<Page<Values>>(apiPath(type.name), listQuery(state.value), mine.signal)
      rows.value = page.items
      total.value = page.total
      status.loaded = true
      status.error = null
    } catch (error) {
      if (mine.signal.aborted) return
      status.error = error
    } finally {
      clearTimeout(slow)
      if (running === mine) status.slow = false
    }
  }

  /** Keys of everything that matches, not only of this page. */
  async function allKeys(most: number): Promise<string[]> {
    const keys: string[] = []
    for (let offset = 0; offset < Math.min(total.value, most); offset += MOST) {
      const page = await api.get<Page<Values>>(apiPath(type.name), { ...matching(state.value), offset, limit: MOST })
      keys.push(...page.items.map((item) => String(item[type.key])))
      if (page.items.length < MOST) break
    }
    return keys
  }

  watch(state, () => void read(), { immediate: true })
  onScopeDispose(() => running?.abort())
  return { rows, total, status, read, allKeys }
}
