import type { Rest } from '@common/api/rest'

export type Party = Rest['Party']
export type MediaFigures = Rest['MediaStatistics']
export type Leg = Rest['CallView.LegView']
export type Call = Rest['CallView']
export type LegQuality = Rest['LegQuality']
export type CallQuality = Rest['CallQuality']

/** What is shown of a leg's sound; null where it is unknown. */
export interface Figures {
  codec: string
  packetMs: number
  protection: string | null
  lossPercent: number | null
  recentLossPercent: number | null
  jitterMs: number | null
  roundTripMs: number | null
  mos: number | null
}

const known = (n: number | null | undefined) => (n === null || n === undefined || n < 0 ? null : n)

/** The newest figures of a leg: those that were pushed, or those that came with the call. */
export function figuresOf(leg: Leg, pushed: LegQuality | undefined): Figures {
  if (pushed) {
    const { codec, packetMs, protection, lossPercent, recentLossPercent, jitterMs, roundTripMs, mos } = pushed
    return { codec, packetMs, protection, lossPercent, recentLossPercent, jitterMs: pushed.packetsReceived ? jitterMs : null, roundTripMs, mos }
  }
  const m = leg.media
  const came = m.packetsReceived + m.lost
  return {
    codec: m.codec,
    packetMs: m.packetMs,
    protection: m.protection,
    lossPercent: came > 0 ? (m.lost * 100) / came : null,
    recentLossPercent: null,
    jitterMs: m.packetsReceived ? m.jitterMs : null,
    roundTripMs: known(m.roundTripMs),
    mos: m.mos && m.mos > 0 ? m.mos : null,
  }
}

interface CallEvent {
  at: string
  callId: string
  caller?: Party
  dialed?: string
}

/** Calls that are up, newest first. Says which must be read again because an event tells only part of what changed. */
export class CallList {
  private readonly calls = new Map<string, Call>()
  private readonly quality = new Map<string, Map<string, LegQuality>>()
  private readonly over = new Set<string>()

  replace(calls: Call[]): void {
    const old = new Set(this.calls.keys())
    calls.forEach((call) => {
      old.delete(call.id)
      this.put(call)
    })
    old.forEach((id) => this.remove(id))
  }

  /** An answer that was under way while the call ended does not bring it back. */
  put(call: Call): void {
    if (this.over.has(call.id) || call.state === 'ended') return
    this.calls.set(call.id, call)
  }

  remove(id: string): void {
    this.calls.delete(id)
    this.quality.delete(id)
  }

  /** @return the call to read again, or an empty text */
  happened(event: CallEvent, type: string): string {
    const id = event.callId
    if (!id || type === 'call.quality') return ''
    if (type === 'call.ended') {
      this.over.add(id)
      if (this.over.size > 5000) this.over.clear()
      this.remove(id)
      return ''
    }
    if (type === 'call.started' && !this.calls.has(id)) {
      const { at, caller, dialed } = event
      this.put({ id, startedAt: at, answeredAt: null, state: 'routing', caller: caller ?? null, dialed: dialed ?? '', legs: [], linkedId: id, transfers: [] })
    }
    return id
  }

  measured(quality: CallQuality): void {
    if (!this.calls.has(quality.callId)) return
    this.quality.set(quality.callId, new Map(quality.legs.map((leg) => [leg.legId, leg])))
  }

  figures(call: Call, leg: Leg): Figures {
    return figuresOf(leg, this.quality.get(call.id)?.get(leg.id))
  }

  get size(): number {
    return this.calls.size
  }

  view(search: string): Call[] {
    const wanted = search.trim().toLowerCase()
    return [...this.calls.values()]
      .filter((call) => !wanted || textOf(call).includes(wanted))
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  }
}

function textOf(call: Call): string {
  const parties = call.legs.flatMap((leg) => [leg.party?.number, leg.party?.name])
  return [call.caller?.number, call.caller?.name, call.dialed, ...parties].filter(Boolean).join(' ').toLowerCase()
}

/** Since when a call is as it is: talked for, or trying for. */
export function runningSince(call: Call): string {
  return call.answeredAt ?? call.startedAt
}

export const TONES = { routing: 'none', ringing: 'fair', talking: 'good', 'in-script': 'busy', waiting: 'busy', ended: 'none' } as const
