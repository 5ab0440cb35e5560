import { describe, expect, it } from 'vitest'
import { CallList, figuresOf, type Call, type Leg } from '@/pages/calls/calls'
import { cleared, raised, type Alarm } from '@/pages/dashboard/alarms'
import { RegistrationList, type Registration } from '@/pages/registrations/registrations'
import { TileSet, type Tile, type TileState } from '@/pages/tiles/tiles'
import { warnings, withOperation, type Operation } from '@/pages/plugins/plugins'

const party = (number: string) => ({ number, name: '', extension: number, anonymous: false })
const call = (id: string, more: Partial<Call> = {}): Call => ({
  id,
  startedAt: `2026-11-30T10:00:0${id}Z`,
  answeredAt: null,
  state: 'ringing',
  caller: party('10' + id),
  dialed: '200',
  legs: [],
  ...more,
})

describe('calls', () => {
  it('appear at once and are read again, for events tell little', () => {
    const calls = new CallList()
    const read = calls.happened({ at: '2026-11-30T10:00:05Z', callId: '5', caller: party('105'), dialed: '200' }, 'call.started')
    expect(read).toBe('5')
    expect(calls.view('').map((c) => [c.id, c.state])).toEqual([['5', 'routing']])
  })

  it('that have ended do not come back with an answer that was under way', () => {
    const calls = new CallList()
    calls.replace([call('1'), call('2')])
    expect(calls.happened({ at: '', callId: '1' }, 'call.ended')).toBe('')
    calls.put(call('1'))
    calls.replace([call('1'), call('2')])
    expect(calls.view('').map((c) => c.id)).toEqual(['2'])
  })

  it('are found by any of their parties, newest first', () => {
    const calls = new CallList()
    calls.replace([call('1', { legs: [{ party: { ...party('300'), name: 'Ann' } } as Leg] }), call('2'), call('3')])
    expect(calls.view('').map((c) => c.id)).toEqual(['3', '2', '1'])
    expect(calls.view('ann').map((c) => c.id)).toEqual(['1'])
  })

  it('show figures that were pushed before those that came with them', () => {
    const leg = { id: 'l', media: { codec: 'PCMA', packetsReceived: 90, packetsSent: 0, lost: 10, jitterMs: 2, roundTripMs: -1, mos: 0, protection: 'NONE' } } as Leg
    expect(figuresOf(leg, undefined)).toMatchObject({ lossPercent: 10, roundTripMs: null, mos: null, protection: 'NONE' })
    const calls = new CallList()
    calls.replace([call('1', { legs: [leg] })])
    const quality = { legId: 'l', codec: 'OPUS', packetMs: 20, protection: 'SDES', packetsReceived: 5, packetsSent: 5, lost: 0, lossPercent: 0, recentLossPercent: null, remoteLossPercent: null, jitterMs: 1, roundTripMs: 4, mos: 4.4 }
    calls.measured({ callId: '1', at: '', legs: [quality] })
    expect(calls.figures(calls.view('')[0], leg)).toMatchObject({ codec: 'OPUS', mos: 4.4, roundTripMs: 4 })
  })
})

describe('tiles', () => {
  const tile = (number: string, state: TileState, name = ''): Tile => ({ number, name, state, since: null, dnd: false, forwarding: '', contacts: [], call: null })
  const set = () => {
    const tiles = new TileSet()
    ;[tile('100', 'online'), tile('99', 'in-call', 'Ann'), tile('101', 'offline')].forEach((one) => tiles.put(one))
    return tiles
  }

  it('stand in the order of their numbers and are counted by state', () => {
    const { shown, counts } = set().view('', 'all')
    expect(shown.map((one) => one.number)).toEqual(['99', '100', '101'])
    expect(counts).toEqual({ all: 3, offline: 1, online: 1, inCall: 1, ringing: 0, dnd: 0 })
  })

  it('are counted by the search, not by the chosen state', () => {
    const { shown, counts } = set().view('10', 'offline')
    expect(shown.map((one) => one.number)).toEqual(['101'])
    expect(counts.all).toBe(2)
  })

  it('take changes in place and go when their extension is deleted', () => {
    const tiles = set()
    tiles.take([
      { tile: tile('100', 'ringing'), gone: false, counts: null },
      { tile: tile('99', 'offline'), gone: true, counts: null },
      { tile: tile('98', 'dnd'), gone: false, counts: null },
    ])
    expect(tiles.view('', 'all').shown.map((one) => one.number + one.state)).toEqual(['98dnd', '100ringing', '101offline'])
  })
})

describe('registrations', () => {
  const registration = (id: string, user: string): Registration => ({ id, user, contact: '', address: '192.0.2.1:5060', transport: 'udp', userAgent: 'Phone', registeredAt: '', expiresAt: '', reachable: true, latencyMs: 1 })

  it('follow what happens', () => {
    const list = new RegistrationList()
    list.replace([registration('a', '101'), registration('b', '99')])
    list.happened({ registration: registration('a', '101') }, 'registration.unregistered')
    list.happened({ registration: { ...registration('b', '99'), reachable: false } }, 'registration.unreachable')
    list.happened({ registration: registration('c', '100') }, 'registration.registered')
    expect(list.view('').map((r) => r.user + r.reachable)).toEqual(['99false', '100true'])
    expect(list.view('100')).toHaveLength(1)
  })
})

describe('alarms', () => {
  const alarm = (id: string, severity: Alarm['severity'], more: Partial<Alarm> = {}): Alarm => ({ id, severity, component: '', text: { en: '', zh: '' }, advice: { en: '', zh: '' }, since: '2026', count: 1, acknowledgedBy: '', acknowledgedAt: null, ...more })

  it('stand by their weight, those that were seen to last', () => {
    let all = raised([], alarm('a', 'warning'))
    all = raised(all, alarm('b', 'critical'))
    all = raised(all, alarm('b', 'critical', { acknowledgedBy: 'admin' }))
    expect(all.map((a) => a.id)).toEqual(['a', 'b'])
    expect(cleared(all, 'a').map((a) => a.id)).toEqual(['b'])
  })
})

describe('plug-ins', () => {
  const operation = (id: string, startedAt: string, state: Operation['state']) => ({ id, startedAt, state }) as Operation

  it('replace an operation by what it has become', () => {
    const all = withOperation(withOperation([operation('1', '1', 'running')], operation('2', '2', 'waiting')), operation('1', '1', 'done'))
    expect(all.map((o) => o.id + o.state)).toEqual(['2waiting', '1done'])
  })

  it('warn of taking away what one is using', () => {
    expect(warnings('web-admin', 0)).toEqual(['plugins.warn.page'])
    expect(warnings('sip', 0)).toEqual([])
    expect(warnings('sip', 3)).toEqual(['plugins.warn.calls'])
  })
})
