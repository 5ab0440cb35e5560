import { describe, expect, it } from 'vitest'
import { readType } from '@common/model/schema'
import { changed, compare, initial, MASK, merge, toCreate, toForm, toPatch, type Values } from '@common/model/value'

const { fields } = readType({
  required: ['number'],
  properties: {
    number: { type: 'string', 'x-kind': 'string' },
    name: { type: 'string', 'x-kind': 'string' },
    prompt: { type: 'string', default: 'notice', 'x-kind': 'string' },
    enabled: { type: 'boolean', default: true, 'x-kind': 'boolean' },
    timeout: { type: 'integer', 'x-kind': 'duration' },
    language: { type: 'string', enum: ['en', 'zh'], 'x-kind': 'enum' },
    groups: { type: 'array', items: { type: 'integer' }, default: [1], 'x-kind': 'list' },
    rules: { type: 'array', default: [], 'x-kind': 'list', items: { type: 'object', properties: { to: { type: 'string', 'x-kind': 'string' }, after: { type: 'integer', 'x-kind': 'duration' } } } },
    mail: { type: 'object', 'x-kind': 'object', properties: { to: { type: 'string', 'x-kind': 'string' }, key: { type: 'string', 'x-kind': 'string', 'x-secret': 'encrypted' } } },
    password: { type: 'string', 'x-kind': 'string', 'x-secret': 'encrypted' },
  },
})
const stored = {
  number: '201', name: 'Ann', prompt: 'notice', enabled: true, timeout: null, language: null, groups: [1],
  rules: [{ to: '202', after: null }], mail: { to: 'a@b.org', key: MASK }, password: MASK,
}
const edit = (change: Values): Values => ({ ...toForm(fields, stored), ...change })
const patch = (change: Values) => toPatch(fields, toForm(fields, stored), edit(change))

describe('a new item', () => {
  it('starts with the defaults, and with something of its kind where there is none', () => {
    expect(initial(fields)).toEqual({
      number: '', name: '', prompt: 'notice', enabled: true, timeout: null, language: '', groups: [1], rules: [], mail: { to: '', key: '' }, password: '',
    })
  })

  it('names only what was chosen: what is left out takes the default of the server', () => {
    expect(toCreate(fields, { ...initial(fields), number: '201', groups: [1, 2] })).toEqual({ number: '201', groups: [1, 2] })
  })

  it('says so when a text with a default is to be empty', () => {
    expect(toCreate(fields, { ...initial(fields), number: '1', prompt: '' })).toEqual({ number: '1', prompt: '' })
  })

  it('leaves a blank secret to the system, and sends one that was typed', () => {
    expect(toCreate(fields, { ...initial(fields), number: '1' })).not.toHaveProperty('password')
    expect(toCreate(fields, { ...initial(fields), number: '1', password: 'x y' })).toEqual({ number: '1', password: 'x y' })
  })

  it('has rows without what is empty in them', () => {
    const values = { ...initial(fields), number: '1', rules: [{ to: '202', after: null }, { to: '', after: 5 }] }
    expect(toCreate(fields, values).rules).toEqual([{ to: '202' }, { after: 5 }])
  })
})

describe('a change', () => {
  it('of nothing is empty', () => expect(patch({})).toEqual({}))

  it('names only the fields that differ', () => {
    expect(patch({ name: 'Bea', enabled: false })).toEqual({ name: 'Bea', enabled: false })
    expect(changed(fields, toForm(fields, stored), edit({ name: 'Bea' }))).toEqual(['name'])
  })

  it('empties a text by an empty text, and a number or choice by null', () => {
    expect(patch({ name: '', prompt: '' })).toEqual({ name: '', prompt: '' })
    const before = toForm(fields, { ...stored, timeout: 30, language: 'zh' })
    expect(toPatch(fields, before, { ...before, timeout: null, language: '' })).toEqual({ timeout: null, language: null })
  })

  it('sends a list as a whole and an object field by field', () => {
    expect(patch({ groups: [] })).toEqual({ groups: [] })
    expect(patch({ mail: { to: 'c@d.org', key: MASK } })).toEqual({ mail: { to: 'c@d.org' } })
  })

  it('keeps a secret that was not touched, replaces one that was typed, removes one that was emptied', () => {
    expect(patch({ password: MASK })).toEqual({})
    expect(patch({ password: 'new one' })).toEqual({ password: 'new one' })
    expect(patch({ password: '' })).toEqual({ password: null })
  })

  it('that puts everything back is none', () => {
    const values = edit({ groups: [1, 2] })
    values.groups = [1]
    expect(toPatch(fields, toForm(fields, stored), values)).toEqual({})
  })
})

describe('when somebody else was quicker', () => {
  const base = toForm(fields, stored)
  const mine = edit({ name: 'Bea', timeout: 20 })
  const theirs = toForm(fields, { ...stored, name: 'Cia', enabled: false })

  it('only what both have changed must be decided', () => {
    const { clashes, others } = compare(fields, base, mine, theirs)
    expect(clashes.map((c) => [c.field.name, c.base, c.mine, c.theirs])).toEqual([['name', 'Ann', 'Bea', 'Cia']])
    expect(others.map((c) => c.field.name)).toEqual(['enabled'])
  })

  it('the same change by both is no clash', () => {
    expect(compare(fields, base, mine, edit({ name: 'Bea' })).clashes).toEqual([])
  })

  it('mine stands where nothing else is chosen, and theirs where only they have changed', () => {
    expect(merge(fields, base, mine, theirs, {})).toMatchObject({ name: 'Bea', timeout: 20, enabled: false })
    expect(merge(fields, base, mine, theirs, { name: 'theirs' })).toMatchObject({ name: 'Cia', timeout: 20, enabled: false })
  })
})
