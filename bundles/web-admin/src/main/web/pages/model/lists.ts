import type { LocationQueryRaw } from 'vue-router'
import { listPath } from '@common/model/types'

/** Where each list was left, so that the way back from an item leads there. */
const left = new Map<string, LocationQueryRaw>()

export function leave(type: string, query: LocationQueryRaw): void {
  left.set(type, { ...query })
}

export function wayBack(type: string): { path: string; query: LocationQueryRaw } {
  return { path: listPath(type), query: left.get(type) ?? {} }
}
