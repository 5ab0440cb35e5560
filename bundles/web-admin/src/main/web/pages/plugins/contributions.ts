import type { Rest } from '@common/api/rest'

export type Contribution = Rest['ContributionsResource.Entry']

/** A page of the list: one kind after the other, by name. */
export function chosen(all: Contribution[], kind: string, plugin: string, search: string): Contribution[] {
  const wanted = search.trim().toLowerCase()
  return all
    .filter((c) => (!kind || c.kind === kind) && (!plugin || c.plugin === plugin))
    .filter((c) => !wanted || `${c.id} ${c.label.en} ${c.label.zh} ${c.detail}`.toLowerCase().includes(wanted))
}

export const kindsOf = (all: Contribution[]) => [...new Set(all.map((c) => c.kind))].sort()
export const pluginsOf = (all: Contribution[]) => [...new Set(all.map((c) => c.plugin).filter(Boolean))].sort()
