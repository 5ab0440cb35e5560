import type { Rest } from '@common/api/rest'
import type { Difference } from '@common/model/present'

/** A committed version, as the server tells it. */
export type Version = Rest['Views.Version']

export interface Wanted {
  account: string
  type: string
  key: string
  from: string
  to: string
  search: string
  page: number
}

type Query = Record<string, string | null | undefined | (string | null)[]>

const NAMES = ['account', 'type', 'key', 'from', 'to', 'search'] as const
export const SIZE = 30

export function readWanted(query: Query): Wanted {
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const wanted = Object.fromEntries(NAMES.map((name) => [name, text(name)])) as unknown as Wanted
  return { ...wanted, page: Math.max(1, Math.floor(Number(text('page'))) || 1) }
}

export function writeWanted(wanted: Wanted): Record<string, string> {
  const query: Record<string, string> = {}
  for (const name of NAMES) if (wanted[name]) query[name] = wanted[name]
  if (wanted.page > 1) query.page = String(wanted.page)
  return query
}

/** For the server: days are those of this computer, and the last one counts whole. */
export function asked(wanted: Wanted): Record<string, string | number> {
  const { account, type, key, search, page } = wanted
  return { account, type, key, search, from: instant(wanted.from, 0), to: instant(wanted.to, 1), offset: (page - 1) * SIZE, limit: SIZE }
}

function instant(day: string, more: number): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (!parts) return ''
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + more).toISOString()
}

/** Only what concerns the item that was asked for. */
export function concerning(changes: Difference[], type: string, key: string): Difference[] {
  return changes.filter((d) => (!type || d.type === type) && (!key || d.key === key))
}

const DOORS = ['rest', 'shell', 'system', 'phone']

/** Key of the words for where a change came in; a plug-in's own door has its name alone. */
export function doorKey(door: string): string | null {
  return DOORS.includes(door) ? `history.doors.${door}` : null
}
