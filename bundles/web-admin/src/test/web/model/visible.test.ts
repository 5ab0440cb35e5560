import { describe, expect, it } from 'vitest'
import { holds } from '@common/model/visible'

describe('a condition', () => {
  it.each([
    ['on', { on: true }, true],
    ['on', { on: false }, false],
    ['name', { name: '' }, false],
    ['name', { name: 'Ann' }, true],
    ['list', { list: [] }, false],
    ['count', { count: 0 }, true],
    ['count', { count: null }, false],
    ['!on', { on: false }, true],
    ['!on', {}, true],
    ['mode=a|b', { mode: 'b' }, true],
    ['mode=a|b', { mode: 'c' }, false],
    ['mode!=a|b', { mode: 'c' }, true],
    ['mode!=a', { mode: 'a' }, false],
    ['mode!=a', {}, true],
    ['n=5', { n: 5 }, true],
    ['on=true', { on: true }, true],
    ['list=a|b', { list: ['x', 'b'] }, true],
    ['list!=a', { list: ['x', 'a'] }, false],
    ['on&mode=a', { on: true, mode: 'a' }, true],
    ['on&mode=a', { on: true, mode: 'b' }, false],
    ['on & mode=a', { on: true, mode: 'a' }, true],
  ])('%s with %j is %s', (condition, values, expected) => expect(holds(condition, values)).toBe(expected))

  it('that cannot be read hides nothing', () => expect(holds('?? what', {})).toBe(true))
})
