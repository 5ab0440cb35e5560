import type { Text } from '@common/api/client'
import type { Trace, TraceParty, TraceStep } from './trace'

export type Tone = 'request' | 'progress' | 'success' | 'failure'

/** A message as an arrow; shares of the width are counted from the left. */
export interface Arrow {
  kind: 'arrow'
  left: number
  width: number
  rightwards: boolean
  label: string
  hint: string
  tone: Tone
  dimmed: boolean
}

/** What was decided or happened, at a party's line. */
export interface Note {
  kind: 'note'
  centre: number
  look: 'routing' | 'event' | 'media'
}

export interface Row {
  step: TraceStep
  offset: string
  /** Time since the row before, in words, when it is long enough to be seen. */
  pause: string
  drawn: Arrow | Note
}

export interface Ladder {
  parties: TraceParty[]
  rows: Row[]
}

const LONG_PAUSE = 1_000_000

/** Columns are the parties in the order they joined; a message of an unknown party is drawn from the system. */
export function ladder(trace: Trace): Ladder {
  const parties = trace.parties.length ? trace.parties : [{ id: 's', kind: 'system' as const, label: '', address: '', leg: null }]
  const place = new Map(parties.map((party, i) => [party.id, i]))
  const system = place.get('s') ?? 0
  let before = 0
  const rows = trace.steps.map((step) => {
    const waited = step.offsetMicros - before
    before = step.offsetMicros
    return {
      step,
      offset: offsetText(step.offsetMicros),
      pause: waited >= LONG_PAUSE && step !== trace.steps[0] ? seconds(waited) : '',
      drawn: drawn(step, place, system, parties.length),
    }
  })
  return { parties, rows }
}

function drawn(step: TraceStep, place: Map<string, number>, system: number, count: number): Arrow | Note {
  const from = place.get(step.fromParty ?? '') ?? system
  const to = place.get(step.toParty ?? '') ?? system
  if (step.kind === 'sip' && from !== to) return arrow(step, from, to, count)
  const at = step.kind === 'routing' ? system : from
  return { kind: 'note', centre: (at + 0.5) / count, look: step.kind === 'routing' || step.kind === 'media' ? step.kind : 'event' }
}

function arrow(step: TraceStep, from: number, to: number, count: number): Arrow {
  return {
    kind: 'arrow',
    left: (Math.min(from, to) + 0.5) / count,
    width: Math.abs(from - to) / count,
    rightwards: to > from,
    label: labelOf(step),
    hint: hintOf(step),
    tone: toneOf(step),
    dimmed: step.repeated === true,
  }
}

export function labelOf(step: TraceStep): string {
  return step.status ? `${step.status} ${step.reason ?? ''}`.trim() : (step.method ?? '')
}

/** Which request an answer is for, and what goes with a message. */
function hintOf(step: TraceStep): string {
  const parts = [step.status ? (step.cseq?.split(' ')[1] ?? '') : '', step.sdp ? 'SDP' : '']
  return parts.filter(Boolean).join(' · ')
}

export function toneOf(step: TraceStep): Tone {
  if (!step.status) return 'request'
  if (step.status < 200) return 'progress'
  return step.status < 300 ? 'success' : 'failure'
}

/** +0.004 s: thousandths are what matters between messages. */
export function offsetText(micros: number): string {
  const all = Math.max(0, micros) / 1e6
  if (all < 60) return `+${all.toFixed(3)}`
  const minutes = Math.floor(all / 60)
  return `+${minutes}:${(all - minutes * 60).toFixed(3).padStart(6, '0')}`
}

function seconds(micros: number): string {
  const all = micros / 1e6
  return all < 10 ? all.toFixed(1) : String(Math.round(all))
}

export interface Reason {
  text: Text
  rule: TraceStep['rule']
  version: number | null
}

/** Steps that say why the call went where it went, in order; said once when several in a row say the same. */
export function reasons(trace: Trace): Reason[] {
  const told: Reason[] = []
  for (const step of trace.steps) {
    const tells = step.kind === 'routing' || (step.kind === 'event' && WHERE.has(step.event ?? ''))
    if (!tells || !step.summary?.en || told[told.length - 1]?.text.en === step.summary.en) continue
    told.push({ text: step.summary, rule: step.rule, version: step.kind === 'routing' ? step.configVersion : null })
  }
  return told
}

const WHERE = new Set(['ringing', 'answered', 'transferred', 'transfer-failed'])
