import { describe, expect, it } from 'vitest'
import { ladder, offsetText, reasons, toneOf, type Arrow, type Note } from '@/pages/trace/ladder'
import { difference, parts } from '@/pages/trace/sdp'
import { joined, lastNumber, type Trace, type TraceStep } from '@/pages/trace/trace'

const text = (en: string) => ({ en, zh: en })

function step(n: number, more: Partial<TraceStep>): TraceStep {
  return {
    n,
    at: `2026-11-30T10:00:0${n}.000Z`,
    offsetMicros: n * 1000,
    kind: 'sip',
    fromParty: 'p1',
    toParty: 's',
    leg: null,
    transport: null,
    from: null,
    to: null,
    method: null,
    status: null,
    reason: null,
    cseq: null,
    repeated: false,
    summary: text(''),
    text: '',
    sdp: null,
    rule: null,
    configVersion: null,
    ...more,
  }
}

function trace(steps: TraceStep[]): Trace {
  const party = (id: string, kind: 'phone' | 'system') => ({ id, kind, label: id, address: '', leg: null })
  return {
    id: 'x',
    linkedId: 'x',
    from: '103',
    to: '101',
    started: '2026-11-30T10:00:00Z',
    answered: null,
    ended: null,
    live: true,
    configVersion: 1,
    truncated: false,
    dropped: 0,
    parties: [party('p1', 'phone'), party('s', 'system'), party('p2', 'phone')],
    steps,
    media: [],
    end: null,
  }
}

describe('ladder', () => {
  it('draws messages between the lines of their parties', () => {
    const { rows } = ladder(trace([step(1, { method: 'INVITE' }), step(2, { fromParty: 'p2', status: 486, reason: 'Busy Here', cseq: '1 INVITE' })]))
    const [there, back] = rows.map((row) => row.drawn as Arrow)
    expect(there).toMatchObject({ left: 0.5 / 3, width: 1 / 3, rightwards: true, label: 'INVITE', tone: 'request' })
    expect(back).toMatchObject({ left: 1.5 / 3, width: 1 / 3, rightwards: false, label: '486 Busy Here', hint: 'INVITE', tone: 'failure' })
  })

  it('puts decisions at the line of the system and events at that of the party', () => {
    const { rows } = ladder(trace([step(1, { kind: 'routing', fromParty: 's', toParty: null }), step(2, { kind: 'event', fromParty: 'p2', toParty: null })]))
    expect((rows[0].drawn as Note).centre).toBe(1.5 / 3)
    expect((rows[1].drawn as Note).centre).toBe(2.5 / 3)
  })

  it('bears parties and kinds that it does not know', () => {
    const { rows } = ladder(trace([step(1, { fromParty: 'gone', toParty: 'p2', method: 'NOTIFY' }), step(2, { kind: 'weather', fromParty: null })]))
    expect(rows[0].drawn).toMatchObject({ kind: 'arrow', left: 1.5 / 3 })
    expect(rows[1].drawn).toMatchObject({ kind: 'note', look: 'event' })
  })

  it('says long pauses, dims what is sent again', () => {
    const { rows } = ladder(trace([step(1, { offsetMicros: 0 }), step(2, { offsetMicros: 4_200_000, repeated: true })]))
    expect(rows.map((row) => row.pause)).toEqual(['', '4.2'])
    expect((rows[1].drawn as Arrow).dimmed).toBe(true)
  })

  it('writes offsets to the thousandth', () => {
    expect([0, 4210, 61_000_000].map(offsetText)).toEqual(['+0.000', '+0.004', '+1:01.000'])
  })

  it('tells answers by their class', () => {
    expect([null, 180, 200, 302, 600].map((status) => toneOf(step(1, { status })))).toEqual(['request', 'progress', 'success', 'failure', 'failure'])
  })
})

describe('reasons', () => {
  it('are the decisions and where it rang, each said once', () => {
    const told = reasons(
      trace([
        step(1, { kind: 'routing', summary: text('extension'), configVersion: 3 }),
        step(2, { kind: 'routing', summary: text('extension'), configVersion: 3 }),
        step(3, { kind: 'event', event: 'digits', summary: text('keys') }),
        step(4, { kind: 'event', event: 'answered', summary: text('102 answered') }),
      ]),
    )
    expect(told.map((one) => [one.text.en, one.version])).toEqual([
      ['extension', 3],
      ['102 answered', null],
    ])
  })
})

describe('a trace that grows', () => {
  it('keeps its steps in order of time and takes the newer of what is told twice', () => {
    const old = trace([step(1, {}), step(3, { text: 'old' })])
    const grown = joined(old, trace([step(3, { text: 'new' }), step(4, { offsetMicros: 2000 })]))
    expect(grown.steps.map((one) => one.n)).toEqual([1, 4, 3])
    expect(grown.steps[2].text).toBe('new')
    expect(lastNumber(grown)).toBe(4)
  })

  it('does not mix calls', () => {
    const other = { ...trace([step(1, {})]), id: 'y' }
    expect(joined(trace([step(7, {})]), other).steps.map((one) => one.n)).toEqual([1])
  })
})

describe('difference of descriptions', () => {
  it('marks what came and what went, in place', () => {
    expect(difference(['v=0', 'm=audio 1', 'a=x'], ['v=0', 'm=audio 2', 'a=x', 'a=y'])).toEqual([
      { text: 'v=0', mark: 'same' },
      { text: 'm=audio 1', mark: 'removed' },
      { text: 'm=audio 2', mark: 'added' },
      { text: 'a=x', mark: 'same' },
      { text: 'a=y', mark: 'added' },
    ])
  })

  it('parts head and body, whatever ends the lines', () => {
    expect(parts('INVITE a\r\nVia: b\r\n\r\nv=0\r\ns=-\r\n')).toEqual({ head: ['INVITE a', 'Via: b'], body: ['v=0', 's=-'] })
    expect(parts('extension: 101')).toEqual({ head: ['extension: 101'], body: [] })
  })
})
