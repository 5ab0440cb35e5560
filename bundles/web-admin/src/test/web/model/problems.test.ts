import { expect, it } from 'vitest'
import { elsewhere, place, problemsAt, problemsOf } from '@common/model/problems'
import { readType } from '@common/model/schema'
import { generate } from '@common/model/secrets'
import { move } from '@common/model/inputs/move'
import { counted } from '@/pages/model/series'
import { resolutions, type Conflict } from '@/shell/pending/conflicts'

const text = { en: 'wrong', zh: '错' }
const problem = (field: string) => ({ code: 'x', field, text })

it('finds the problems of a field and of what is inside it', () => {
  const all = [problem('rules[2].to'), problem('rules'), problem('rulesOfOthers'), problem('')]
  expect(place('rules[2].to')).toBe('rules.2.to')
  expect(problemsOf(all, 'rules')).toHaveLength(2)
  expect(problemsAt(all, 'rules')).toEqual(['wrong'])
  expect(elsewhere(all, readType({ properties: { rules: { type: 'array' } } }).fields).map((p) => p.field)).toEqual(['rulesOfOthers', ''])
})

it('makes up secrets that fit what is allowed', () => {
  expect(generate('^(?:[\\x21-\\x7e]*)$', 64)).toMatch(/^[\x21-\x7e]{14}$/)
  expect(generate('^(?:|[0-9]{4,10})$')).toMatch(/^\d{4,10}$/)
  expect(generate('^[A-Za-z0-9]{1,10}$', 10)).toMatch(/^[A-Za-z0-9]{10}$/)
  expect(new Set(Array.from({ length: 50 }, () => generate())).size).toBe(50)
})

it('counts numbers up and keeps their zeros', () => {
  expect([counted('200', 49), counted('0098', 5), counted('a9', 1), counted('none', 1), counted('02150000200', 1)]).toEqual(['249', '0103', '', '', '02150000201'])
})

it('moves what is in an order', () => {
  expect(move(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(move(['a', 'b', 'c'], 2, -5)).toEqual(['c', 'a', 'b'])
  expect(move(['a'], 3, 0)).toEqual(['a'])
})

it('answers each conflict once: field by field, or for the item as a whole', () => {
  const field = (name: string) => ({ field: name, label: text, base: 1, mine: 2, theirs: 3, secret: false })
  const conflict = (part: Partial<Conflict>): Conflict => ({ type: 't', key: '1', label: text, mine: 'update', theirs: 'update', by: 'bea', version: 3, fields: [], ...part })
  const some = [conflict({ fields: [field('a'), field('b')] }), conflict({ key: '2', theirs: 'delete' }), conflict({ key: '3', mergeable: true })]
  expect(resolutions(some, { ['t\n1\nb']: 'theirs', ['t\n2\n']: 'theirs' })).toEqual([
    { type: 't', key: '1', field: 'a', take: 'mine' },
    { type: 't', key: '1', field: 'b', take: 'theirs' },
    { type: 't', key: '2', take: 'theirs' },
  ])
})
