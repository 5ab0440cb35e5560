import { expect, it } from 'vitest'
import { gathered } from '@/pages/model/bulk'

const text = { en: 'Not both.', zh: '不能同时。' }

it('the item that refuses is named, at the field that it is about', () => {
  const told = gathered([{ code: 'x', field: 'extension/202/sendPai', text }], ['sendPai'], ['201', '202', '203'])
  expect(told).toEqual([{ code: 'x', field: 'sendPai', text: { en: '202: Not both.', zh: '202：不能同时。' } }])
})

it('what all refuse is told once, without their numbers', () => {
  const problems = ['201', '202'].map((key) => ({ code: 'x', field: `update.${key}.ringTime`, text }))
  expect(gathered(problems, ['ringTime'], ['201', '202'])).toEqual([{ code: 'x', field: 'ringTime', text }])
})

it('a text that names its item is left as it is', () => {
  const own = { en: 'Extension 202 is in use.', zh: '分机 202 正在使用。' }
  expect(gathered([{ code: 'x', field: 'update.202', text: own }], [], ['201', '202'])).toEqual([{ code: 'x', field: 'update.202', text: own }])
})
