import { describe, expect, it } from 'vitest'
import { decodeFilter, encodeFilter, fromQuery, listQuery, nextSort, toQuery, type Filter, type ListState } from '@common/model/list'
import { itemPath, keyAt } from '@common/model/types'

describe('a filter', () => {
  it.each<[Filter, string]>([
    [{ field: 'name', op: ':', value: 'Ann' }, 'name:Ann'],
    [{ field: 'name', op: '~', value: 'a:b|c' }, 'name~a:b|c'],
    [{ field: 'number', op: '|', value: '101|102' }, 'number|101|102'],
    [{ field: 'email', op: '?', value: '' }, 'email?'],
    [{ field: 'email', op: '!', value: '' }, 'email!'],
    [{ field: 'ringTime', op: '>=', value: '10' }, 'ringTime>=10'],
    [{ field: 'ringTime', op: '<', value: '60' }, 'ringTime<60'],
  ])('%j is written %s', (filter, text) => {
    expect(encodeFilter(filter)).toBe(text)
    expect(decodeFilter(text)).toEqual(filter)
  })

  it('that is none is passed over', () => expect(decodeFilter('no operator here')).toBeNull())
})

describe('the state of a list', () => {
  const state: ListState = { search: 'an na', filters: [{ field: 'name', op: '~', value: 'x' }], sort: '-name', page: 3, size: 100 }

  it('comes back from the address as it went there', () => {
    expect(fromQuery(toQuery(state))).toEqual(state)
  })

  it('says nothing in the address while it is as usual', () => {
    expect(toQuery(fromQuery({}))).toEqual({})
  })

  it('survives an address that somebody has written by hand', () => {
    expect(fromQuery({ page: '-4', size: '7', f: ['', null, 'a:b'] })).toMatchObject({ page: 1, size: 50, filters: [{ field: 'a', op: ':', value: 'b' }] })
  })

  it('asks the server for its page', () => {
    expect(listQuery(state)).toEqual({ search: 'an na', filter: ['name~x'], sort: '-name', offset: 200, limit: 100 })
  })
})

it('sorts up, down, and not at all, by clicks on the same heading', () => {
  expect([nextSort('', 'a'), nextSort('a', 'a'), nextSort('-a', 'a'), nextSort('b', 'a')]).toEqual(['a', '-a', '', 'a'])
})

describe('the address of an item', () => {
  it.each(['101', 'new', '~new', 'a/b c', 'ü?#'])('brings back the key %s', (key) => {
    expect(keyAt(itemPath('t', key).split('/')[3])).toBe(key)
  })

  it('of a new one has no key', () => expect(keyAt('new')).toBeNull())
})
