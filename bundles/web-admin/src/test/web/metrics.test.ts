import { describe, expect, it } from 'vitest'
import { digest, MetricRing } from '@common/live/metrics'

const START = Date.parse('2026-11-30T10:00:00Z')
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString()
const ring = () => new MetricRing({ range: 'hour', step: 5, from: at(0), to: at(20), units: {}, series: { cpu: [1, 2, null, 4], calls: [0, 0, 0, 0] } })

describe('ring of figures', () => {
  it('says the ends of its intervals', () => {
    expect(ring().times().map((s) => s - START / 1000)).toEqual([5, 10, 15, 20])
  })

  it('moves on with what comes new, also when it is a little late', () => {
    const r = ring()
    r.append(at(25.9), { cpu: 5, calls: 1 })
    expect(r.series).toEqual({ cpu: [2, null, 4, 5], calls: [0, 0, 0, 1] })
    expect(r.times()[3] - START / 1000).toBe(25)
  })

  it('leaves a gap where nothing came', () => {
    const r = ring()
    r.append(at(35), { cpu: 7 })
    expect(r.series.cpu).toEqual([4, null, null, 7])
    expect(r.series.calls[3]).toBeNull()
  })

  it('begins anew after a long silence', () => {
    const r = ring()
    r.append(at(500), { cpu: 9 })
    expect(r.series.cpu).toEqual([null, null, null, 9])
  })

  it('takes up names that are new, and leaves what is too old', () => {
    const r = ring()
    r.append(at(20), { 'network-in:eth1': 3 })
    r.append(at(-100), { cpu: 99 })
    expect(r.series['network-in:eth1']).toEqual([null, null, null, 3])
    expect(r.series.cpu).toEqual([1, 2, null, 4])
  })
})

describe('what a graph says', () => {
  it('counts only what was measured', () => {
    expect(digest([1, 2, 3, 4], [1, null, 5, null])).toEqual({ last: 5, mean: 3, highest: 5, highestAt: 3 })
    expect(digest([1], [null])).toBeNull()
  })
})
