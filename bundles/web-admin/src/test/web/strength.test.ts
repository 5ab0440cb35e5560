import { expect, it } from 'vitest'
import { strength } from '@common/ui/strength'

it('tells weak passwords from strong ones', () => {
  expect(strength('')).toBe(0)
  expect(strength('abc')).toBe(1)
  expect(strength('abcdefghijklmnop')).toBe(1)
  expect(strength('aaaaaaaaaaaaaaaaaaaaaaaa')).toBe(1)
  expect(strength('Kq7!xPz2')).toBe(1)
  expect(strength('blue horse in the rain')).toBeGreaterThanOrEqual(3)
  expect(strength('bcrTD2taBNMY3emxjpLX')).toBe(4)
})
