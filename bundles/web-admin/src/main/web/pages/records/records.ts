import type { Rest } from '@common/api/rest'

export type RecordLeg = Rest['CallRecord.LegRecord']
export type Transfer = Rest['CallRecord.Transfer']
export type CallRecord = Rest['CdrItem']
export type RecordsAnswer = Rest['CdrPage']

/** The worst that anybody heard; null when nobody heard anything. */
export function worstMos(record: CallRecord): number | null {
  const all = record.legs.map((leg) => leg.media?.mos ?? 0).filter((mos) => mos > 0)
  return all.length ? Math.min(...all) : null
}

export const TONES: Record<string, 'good' | 'fair' | 'poor' | 'busy' | 'none'> = {
  answered: 'good',
  open: 'busy',
  'no-answer': 'fair',
  busy: 'fair',
  cancelled: 'none',
  refused: 'poor',
  failed: 'poor',
  unreachable: 'poor',
  'system-restart': 'poor',
}
