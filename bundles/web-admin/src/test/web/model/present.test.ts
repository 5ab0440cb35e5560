import { beforeEach, describe, expect, it } from 'vitest'
import { locale } from '@common/i18n'
import { itemTitle, lines, present, titleOf, what, type Difference } from '@common/model/present'
import { fieldOf, readType } from '@common/model/schema'
import { MASK } from '@common/model/value'

const text = (en: string, zh = en) => ({ en, zh })
const type = readType({
  'x-key': 'number', 'x-title-field': 'name', 'x-label': text('Extensions', '分机'),
  properties: {
    number: { type: 'string', 'x-kind': 'string', 'x-label': text('Number', '号码'), 'x-order': 1 },
    name: { type: 'string', 'x-kind': 'string', 'x-label': text('Name', '姓名'), 'x-order': 2 },
    enabled: { type: 'boolean', 'x-kind': 'boolean', 'x-label': text('Enabled', '启用'), 'x-order': 3 },
    ring: { type: 'integer', 'x-kind': 'duration', 'x-label': text('Ring time'), 'x-order': 4 },
    mode: { type: 'string', 'x-kind': 'enum', 'x-options': [{ value: 'a', label: text('First', '第一') }], 'x-order': 5 },
    list: { type: 'array', items: { type: 'string' }, 'x-kind': 'list', 'x-order': 6 },
    rows: { type: 'array', 'x-kind': 'list', items: { type: 'object', properties: { to: { type: 'string', 'x-label': text('To') } } }, 'x-order': 7 },
    password: { type: 'string', 'x-kind': 'string', 'x-secret': 'encrypted', 'x-label': text('Password'), 'x-order': 8 },
  },
})
const show = (name: string, value: unknown) => present(fieldOf(type, name), value)

beforeEach(() => {
  locale.value = 'en'
})

describe('a value in words', () => {
  it('is what people call it', () => {
    expect(show('enabled', true)).toBe('Yes')
    expect(show('ring', 90)).toBe('1 min 30 s')
    expect(show('mode', 'a')).toBe('First')
    expect(show('mode', 'unknown')).toBe('unknown')
    expect(show('list', ['x', 'y'])).toBe('x, y')
    expect(show('rows', [{ to: '1' }, { to: '' }])).toBe('To: 1, ')
    expect(show('name', null)).toBe('')
  })

  it('follows the language', () => {
    locale.value = 'zh'
    expect(show('enabled', false)).toBe('否')
    expect(show('mode', 'a')).toBe('第一')
  })

  it('never is a secret', () => expect(show('password', MASK)).not.toContain(MASK))
})

describe('a difference', () => {
  const update: Difference = {
    type: 'extension', key: '201', before: { number: '201', name: 'Ann', enabled: true, password: MASK }, after: { number: '201', name: 'Bea', enabled: false, password: MASK },
  }

  it('is new, changed or deleted', () => {
    expect([what({ ...update, before: null }), what(update), what({ ...update, after: null })]).toEqual(['create', 'update', 'delete'])
  })

  it('names the fields that differ in the order of the form, old and new', () => {
    const told: Difference = {
      ...update,
      fields: [{ field: 'enabled', before: true, after: false }, { field: 'name', label: text('Name'), before: 'Ann', after: 'Bea' }],
    }
    expect(lines(told, type).map((l) => [l.label, l.before, l.after])).toEqual([['Name', 'Ann', 'Bea'], ['Enabled', 'Yes', 'No']])
  })

  it('is found by looking where the server names no fields', () => {
    expect(lines(update, type).map((l) => l.name)).toEqual(['name', 'enabled'])
  })

  it('tells that a secret changed, but not what it is', () => {
    const told = { ...update, fields: [{ field: 'password', before: 'old', after: 'new', secret: true }] }
    expect(JSON.stringify(lines(told, type))).not.toMatch(/old|new/)
    expect(lines({ ...update, secretChanged: true }, type).map((l) => l.name)).toContain('password')
  })

  it('of a type that is absent is shown all the same', () => {
    expect(lines(update, null).map((l) => [l.label, l.before, l.after])).toContainEqual(['name', 'Ann', 'Bea'])
    expect(titleOf(update)).toBe('extension: 201')
    expect(titleOf({ ...update, label: text('Extensions: 201 Bea') })).toBe('Extensions: 201 Bea')
  })
})

it('calls an item by its key and its title', () => {
  expect(itemTitle(type, { number: '201', name: 'Ann' })).toBe('201 Ann')
  expect(itemTitle(type, { number: '201', name: '' })).toBe('201')
})
