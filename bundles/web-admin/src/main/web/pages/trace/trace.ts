import type { Text } from '@common/api/client'

export interface TraceParty {
  id: string
  kind: 'phone' | 'system' | 'service' | 'trunk'
  label: string
  address: string
  leg: string | null
}

export interface SdpChange {
  stream: number
  what: string
  before: string
  after: string
  text: Text
}

export interface SdpStream {
  kind: string
  address: string
  port: number
  direction: string
  codecs: string[]
  dtmf: boolean
  ptime: number | null
  security: string
}

export interface TraceStep {
  n: number
  at: string
  offsetMicros: number
  kind: 'sip' | 'routing' | 'event' | 'media' | string
  fromParty: string | null
  toParty: string | null
  leg: string | null
  transport: string | null
  from: string | null
  to: string | null
  method: string | null
  status: number | null
  reason: string | null
  cseq: string | null
  repeated: boolean | null
  event?: string | null
  summary: Text
  text: string
  sdp: { role: string; streams: SdpStream[]; against: number | null; changes: SdpChange[] } | null
  rule: { type: string; key: string; label: string } | null
  configVersion: number | null
}

export interface TraceMedia {
  leg: string
  party: string
  codec: string
  ptime: number | null
  encryption: string
  local: string | null
  remote: string | null
  received: { packets: number | null; bytes: number | null; lost: number | null; lossPercent: number | null; jitterMs: number | null } | null
  sent: { packets: number | null; bytes: number | null; lost: number | null; lossPercent: number | null; jitterMs: number | null } | null
  roundTripMs: number | null
  delayMs: number | null
  mos: number | null
  digits: number | null
}

export interface Trace {
  id: string
  linkedId: string
  from: string
  to: string
  started: string
  answered: string | null
  ended: string | null
  live: boolean
  configVersion: number | null
  truncated: boolean
  dropped: number
  parties: TraceParty[]
  steps: TraceStep[]
  media: TraceMedia[]
  end: { cause: string; q850: number; by: string; result: string; text: Text } | null
}

/** The growing trace: an answer with only the newer steps, joined with those that are here. */
export function joined(old: Trace | undefined, answer: Trace): Trace {
  const steps = new Map((old?.id === answer.id ? old.steps : []).map((step) => [step.n, step]))
  answer.steps.forEach((step) => steps.set(step.n, step))
  const inOrder = [...steps.values()].sort((a, b) => a.offsetMicros - b.offsetMicros || a.n - b.n)
  return { ...answer, steps: inOrder }
}

export function lastNumber(trace: Trace | undefined): number {
  return trace?.steps.reduce((most, step) => Math.max(most, step.n), 0) ?? 0
}
