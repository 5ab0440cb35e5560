import type { Rest } from '@common/api/rest'

export type TraceParty = Rest['TraceParty']
export type SdpChange = Rest['SdpSummary.Change']
export type SdpStream = Rest['SdpSummary.Stream']
export type TraceStep = Rest['TraceStep']
export type TraceMedia = Rest['TraceMedia']
export type Trace = Rest['CallTrace']

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
