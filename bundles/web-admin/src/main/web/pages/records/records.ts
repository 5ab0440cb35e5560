import type { MediaFigures, Party } from '../calls/calls'

export interface RecordLeg {
  id: string
  technology: string
  inbound: boolean
  party: Party
  device: string
  startedAt: string
  ringingAt: string | null
  answeredAt: string | null
  endedAt: string | null
  cause: string | null
  media: MediaFigures
}

export interface Transfer {
  at: string
  kind: string
  by: Party | null
  transferred: Party | null
  target: string
  fromCall: string
  toCall: string
}

export interface CallRecord {
  id: string
  linkedId: string
  startedAt: string
  answeredAt: string | null
  endedAt: string | null
  caller: Party | null
  from: string
  dialed: string
  answeredBy: string
  kind: string
  result: string
  cause: string | null
  hungUpBy: string
  durationSeconds: number
  talkSeconds: number
  legs: RecordLeg[]
  steps: { at: string; step: string; decision: string }[]
  transfers: Transfer[]
  traced?: boolean
}

export interface RecordsAnswer {
  items: CallRecord[]
  total: number
  totalExact?: boolean
  next?: string | null
}

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
