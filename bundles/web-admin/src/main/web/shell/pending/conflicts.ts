import type { Rest } from '@common/api/rest'

/** An item that both have changed, as the server tells it. */
export type Conflict = Rest['Dispute']
export type ConflictField = Rest['Dispute.DisputedField']

export interface Resolution {
  type: string
  key: string
  field?: string
  take: 'mine' | 'theirs'
}

export function place(c: Conflict, f?: ConflictField): string {
  return [c.type, c.key, f?.field ?? ''].join('\n')
}

/** Whether somebody must choose for the item as a whole: one has deleted what the other has changed. */
export function whole(c: Conflict): boolean {
  return !c.fields.length && (c.mine !== 'update' || c.theirs !== 'update') && c.mergeable !== true
}

/** What is chosen, or mine where nothing was touched. */
export function resolutions(conflicts: Conflict[], chosen: Record<string, 'mine' | 'theirs'>): Resolution[] {
  return conflicts.flatMap((c): Resolution[] => {
    const item = { type: c.type, key: c.key }
    if (whole(c)) return [{ ...item, take: chosen[place(c)] ?? 'mine' }]
    return c.fields.map((f) => ({ ...item, field: f.field, take: chosen[place(c, f)] ?? 'mine' }))
  })
}
