import { describe, expect, it } from 'vitest'
import { fromUrl, NONE, toApi, toUrl, type Filters } from '@/pages/records/filters'
import { worstMos, type CallRecord } from '@/pages/records/records'
import { gradeOfLoss, gradeOfMos, lossPercent, lossWords, milliseconds, mosWords, protectionWords } from '@common/ui/quality'

describe('filters and their address', () => {
  const chosen: Filters = { span: 'own', from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z', search: 'Ann & Bea', party: '', extension: '101', result: 'busy', kind: 'inbound', talk: '300' }

  it('come back as they went', () => {
    expect(fromUrl(toUrl(chosen))).toEqual(chosen)
    expect(toUrl(NONE)).toEqual({})
    expect(fromUrl({})).toEqual(NONE)
  })

  it('leave out nonsense that stands in an address', () => {
    expect(fromUrl({ range: 'century', result: 'x', kind: ['inbound', 'outbound'], from: 'yesterday', search: null, talk: '-5' })).toEqual({ ...NONE, kind: 'inbound' })
  })

  it('ask for whole days', () => {
    const now = new Date(2026, 10, 30, 15, 20)
    const day = (d: number) => new Date(2026, 10, d).toISOString()
    expect(toApi({ ...NONE, span: 'today' }, now)).toMatchObject({ from: day(30), to: undefined })
    expect(toApi({ ...NONE, span: 'yesterday' }, now)).toMatchObject({ from: day(29), to: day(30) })
    expect(toApi({ ...NONE, span: '7days' }, now)).toMatchObject({ from: day(24) })
    expect(toApi({ ...NONE, span: 'all' }, now)).toMatchObject({ from: undefined, to: undefined })
    expect(toApi(chosen, now)).toMatchObject({ from: chosen.from, to: chosen.to, search: 'Ann & Bea', extension: '101', minTalkSeconds: '300' })
  })
})

describe('words for quality', () => {
  it('grade a MOS', () => {
    expect([4.4, 4, 3.9, 3.1, 3.0, 1, 0, null].map(gradeOfMos)).toEqual(['good', 'good', 'fair', 'fair', 'poor', 'poor', 'none', 'none'])
    expect(mosWords(4.37)).toContain('4.4')
    expect(mosWords(null)).not.toContain('0')
  })

  it('grade loss, and say what is unknown', () => {
    expect([0, 0.9, 1, 3, null, -1].map(gradeOfLoss)).toEqual(['good', 'good', 'fair', 'poor', 'none', 'none'])
    expect(lossPercent(0, 0)).toBeNull()
    expect(lossPercent(1, 99)).toBe(1)
    expect([lossWords(null), milliseconds(-1), milliseconds(null), milliseconds(1.25)]).toEqual(['–', '–', '–', '1.3 ms'])
  })

  it('name what protects the sound', () => {
    expect(protectionWords('sdes')).toBe('SRTP (SDES)')
    expect(protectionWords('SDES AES_CM_128_HMAC_SHA1_80')).toBe('SDES AES CM 128 HMAC SHA1 80')
  })

  it('take the worst of a call', () => {
    const legs = [4.4, 2.5, 0].map((mos) => ({ media: { mos } }))
    expect(worstMos({ legs } as CallRecord)).toBe(2.5)
    expect(worstMos({ legs: [] } as unknown as CallRecord)).toBeNull()
  })
})
