/** State of a list and how it stands in an address, so that "back" brings one to the same place. */

export type Operator = ':' | '~' | '|' | '?' | '!' | '>=' | '<=' | '>' | '<'

export interface Filter {
  field: string
  op: Operator
  value: string
}

export interface ListState {
  search: string
  filters: Filter[]
  sort: string
  page: number
  size: number
}

export const SIZES = [25, 50, 100, 200]
const SIZE = 50

/** As the server reads it: name, operator, value. */
export function encodeFilter({ field, op, value }: Filter): string {
  return field + op + (op === '?' || op === '!' ? '' : value)
}

export function decodeFilter(text: string): Filter | null {
  const parts = /^([A-Za-z0-9]+)(>=|<=|[:~|?!><])(.*)$/s.exec(text)
  return parts && { field: parts[1], op: parts[2] as Operator, value: parts[3] }
}

type RouteQuery = Record<string, string | null | undefined | (string | null)[]>

function first(value: RouteQuery[string]): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

export function fromQuery(query: RouteQuery): ListState {
  const filters = query.f === undefined ? [] : Array.isArray(query.f) ? query.f : [query.f]
  const size = Number(first(query.size))
  return {
    search: first(query.q),
    filters: filters.map((f) => decodeFilter(f ?? '')).filter((f): f is Filter => f !== null),
    sort: first(query.sort),
    page: Math.max(1, Math.floor(Number(first(query.page))) || 1),
    size: SIZES.includes(size) ? size : SIZE,
  }
}

/** Only what is not as usual, so that addresses stay short. */
export function toQuery(state: ListState): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  if (state.search) query.q = state.search
  if (state.filters.length) query.f = state.filters.map(encodeFilter)
  if (state.sort) query.sort = state.sort
  if (state.page > 1) query.page = String(state.page)
  if (state.size !== SIZE) query.size = String(state.size)
  return query
}

/** Query of the list, of its export, and of everything that means "all that match". */
export function matching(state: ListState): Record<string, string | string[]> {
  return { search: state.search, filter: state.filters.map(encodeFilter), sort: state.sort }
}

export function listQuery(state: ListState): Record<string, string | number | string[]> {
  return { ...matching(state), offset: (state.page - 1) * state.size, limit: state.size }
}

/** A click on a heading: ascending, descending, then as it was. */
export function nextSort(sort: string, field: string): string {
  if (sort === field) return '-' + field
  return sort === '-' + field ? '' : field
}
