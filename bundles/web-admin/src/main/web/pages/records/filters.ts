import type { LocationQuery } from 'vue-router'
import type { Query } from '@common/api/client'

export const SPANS = ['today', 'yesterday', '7days', '30days', 'all', 'own'] as const
export type Span = (typeof SPANS)[number]
export const RESULTS = ['answered', 'no-answer', 'busy', 'cancelled', 'refused', 'failed', 'unreachable', 'open', 'system-restart']
/** Seconds to choose from; an address may ask for others. */
export const TALKS = [10, 60, 300, 900, 1800, 3600]
export const KINDS = ['internal', 'inbound', 'outbound']

/** Which records are wanted. `from` and `to` count only for the span `own`. */
export interface Filters {
  span: Span
  from: string
  to: string
  search: string
  party: string
  extension: string
  result: string
  kind: string
  /** Seconds they talked at least; empty for any call. */
  talk: string
}

export const NONE: Filters = { span: '7days', from: '', to: '', search: '', party: '', extension: '', result: '', kind: '', talk: '' }

const one = (value: LocationQuery[string] | undefined) => String((Array.isArray(value) ? value[0] : value) ?? '').slice(0, 100)
const among = (value: string, all: readonly string[]) => (all.includes(value) ? value : '')
const instant = (value: string) => (Number.isNaN(Date.parse(value)) ? '' : value)

/** What an address asks for; nonsense in it is nothing. */
export function fromUrl(query: LocationQuery): Filters {
  return {
    span: (among(one(query.range), SPANS) || NONE.span) as Span,
    from: instant(one(query.from)),
    to: instant(one(query.to)),
    search: one(query.search),
    party: one(query.party),
    extension: one(query.extension),
    result: among(one(query.result), RESULTS),
    kind: among(one(query.kind), KINDS),
    talk: /^[1-9]\d{0,6}$/.test(one(query.talk)) ? one(query.talk) : '',
  }
}

/** Only what differs from the usual, so that addresses stay short. */
export function toUrl(filters: Filters): Record<string, string> {
  const query: Record<string, string> = {}
  if (filters.span !== NONE.span) query.range = filters.span
  if (filters.span === 'own') {
    if (filters.from) query.from = filters.from
    if (filters.to) query.to = filters.to
  }
  for (const name of ['search', 'party', 'extension', 'result', 'kind', 'talk'] as const) {
    const value = filters[name].trim()
    if (value) query[name] = value
  }
  return query
}

/** What the server is asked. Days are those of the browser. */
export function toApi(filters: Filters, now: Date): Query {
  const { from, to } = spanOf(filters, now)
  return {
    from,
    to,
    search: filters.search.trim(),
    party: filters.party.trim(),
    extension: filters.extension.trim(),
    result: filters.result,
    kind: filters.kind,
    minTalkSeconds: filters.talk,
  }
}

function spanOf(filters: Filters, now: Date): { from?: string; to?: string } {
  const day = (back: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - back).toISOString()
  switch (filters.span) {
    case 'today':
      return { from: day(0) }
    case 'yesterday':
      return { from: day(1), to: day(0) }
    case '7days':
      return { from: day(6) }
    case '30days':
      return { from: day(29) }
    case 'own':
      return { from: filters.from || undefined, to: filters.to || undefined }
    default:
      return {}
  }
}

export function narrowed(filters: Filters): boolean {
  return Boolean(filters.search || filters.party || filters.extension || filters.result || filters.kind || filters.talk) || filters.span !== 'all'
}
