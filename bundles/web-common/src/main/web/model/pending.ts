import { computed, reactive } from 'vue'
import { api, ApiError } from '../api/client'
import type { Rest } from '../api/rest'
import { mayUse, session } from '../session'
import type { Difference } from './present'
import type { Values } from './value'

export type Open = Rest['Views.Open']

/** A commit that goes back by itself unless it is kept. */
export type Unconfirmed = Rest['Views.Pending']

export interface Operation {
  op: 'create' | 'replace' | 'patch' | 'delete'
  type: string
  key?: string
  values?: Values
}

type Overview = Rest['Views.Overview']

const DOOR = 'rest'

/** Changes that wait: one's own transaction, those of others, and commits that wait to be kept. */
export const pending = reactive({
  mine: null as Open | null,
  differences: [] as Difference[],
  others: [] as Open[],
  unconfirmed: [] as Unconfirmed[],
  /** When `secondsLeft` were counted, by this computer's clock. */
  readAt: 0,
})

export const mayStage = computed(() => mayUse('operator'))

const base = '/config/transactions'

/** Behind all versions that are over: each of those comes with its changes, which may be thousands. */
const NO_HISTORY = { limit: 1, offset: 10_000_000 }

export async function refreshPending(): Promise<void> {
  if (!mayStage.value) return
  const overview = await api.get<Overview>(base, NO_HISTORY)
  const me = session.who?.user
  const own = overview.open.filter((o) => o.author === me && o.door === DOOR && o.changes !== 0)
  const mine = own.sort((a, b) => b.startedAt.localeCompare(a.startedAt))[0] ?? null
  pending.others = overview.open.filter((o) => o.author !== me && o.changes !== 0)
  pending.unconfirmed = overview.pending ?? []
  pending.readAt = Date.now()
  pending.differences = mine ? await differencesOf(mine.id) : []
  pending.mine = mine
}

/** A transaction may be over before one has looked into it. */
export async function differencesOf(id: string): Promise<Difference[]> {
  try {
    return await api.get<Difference[]>(`${base}/${id}/diff`)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}

/** Adds changes to one's transaction, which is begun when there is none. */
export async function stage(operations: Operation[]): Promise<void> {
  const mine = pending.mine ?? (await api.post<Open>(base))
  try {
    pending.differences = await api.post<Difference[]>(`${base}/${mine.id}/changes`, operations)
    pending.mine = { ...mine, changes: pending.differences.length }
  } catch (error) {
    if (error instanceof ApiError && error.status === 404 && pending.mine) {
      pending.mine = null
      return stage(operations)
    }
    if (!pending.mine) await api.delete(`${base}/${mine.id}`)
    throw error
  }
}

export async function unstage(type: string, key: string): Promise<void> {
  if (!pending.mine) return
  const { id } = pending.mine
  const query = new URLSearchParams({ type, key })
  pending.differences = await api.delete<Difference[]>(`${base}/${id}/changes?${query}`)
  if (!pending.differences.length) await discard()
}

export async function discard(): Promise<void> {
  if (pending.mine) await api.delete(`${base}/${pending.mine.id}`)
  pending.mine = null
  pending.differences = []
}

export async function commit(comment: string, confirmWithinSeconds?: number): Promise<void> {
  if (!pending.mine) return
  await api.post(`${base}/${pending.mine.id}/commit`, { comment, confirmWithinSeconds })
  pending.mine = null
  pending.differences = []
  await refreshPending()
}

export async function keep(version: number): Promise<void> {
  await api.post(`${base}/${version}/confirm`)
  await refreshPending()
}

/** Versions since one that waits to be kept: taking it back takes them back too. */
export async function versionsSince(version: number): Promise<number> {
  const { items } = await api.get<{ items: { version: number }[] }>('/config/history', { limit: 1 })
  return Math.max(0, (items[0]?.version ?? version) - version)
}

/** Takes a version that waits to be kept back at once. */
export async function undo(version: number): Promise<void> {
  await api.post(`${base}/${version - 1}/rollback`)
  await refreshPending()
}

export function stagedOf(type: string, key: string): Difference | undefined {
  return pending.differences.find((d) => d.type === type && d.key === key)
}
