import { describe, expect, it } from 'vitest'
import { defaultColumns, inputOf, readType, sections, type FieldModel } from '@common/model/schema'

const text = (en: string) => ({ en, zh: en })

/** As `GET /config/{type}/schema` answers. */
const schema = {
  title: 'Groups',
  required: ['number', 'strategy'],
  properties: {
    last: { type: 'integer', minimum: 1, maximum: 9, 'x-kind': 'integer', 'x-widget': 'slider', 'x-order': 90, 'x-group': 'more' },
    number: { type: 'string', pattern: '^[0-9]+$', maxLength: 4, 'x-kind': 'string', 'x-order': 10, 'x-column': true, 'x-label': text('Number') },
    strategy: {
      type: 'string', enum: ['all', 'order'], 'x-kind': 'enum', 'x-order': 20, 'x-column': true,
      'x-options': [{ value: 'all', label: text('All') }, { value: 'order', label: text('In order') }],
    },
    members: { type: 'array', items: { type: 'string' }, maxItems: 5, 'x-kind': 'list', 'x-references': 'extension', 'x-order': 30 },
    codecs: { type: 'array', items: { type: 'string', enum: ['alaw', 'ulaw'] }, 'x-kind': 'list', 'x-widget': 'codec-order', 'x-order': 31 },
    transports: { type: 'array', items: { type: 'string', enum: ['udp', 'tcp'] }, 'x-kind': 'list', 'x-order': 32 },
    tags: { type: 'array', items: { type: 'integer' }, 'x-kind': 'list', 'x-order': 33 },
    rules: { type: 'array', 'x-kind': 'list', 'x-order': 34, items: { type: 'object', required: ['to'], properties: { to: { type: 'string', 'x-kind': 'string' }, after: { type: 'integer', 'x-kind': 'duration' } } } },
    overflow: { type: 'string', format: 'destination', 'x-kind': 'string', 'x-order': 40 },
    pin: { type: 'string', format: 'password', 'x-secret': 'encrypted', 'x-kind': 'string', 'x-order': 50, 'x-column': true },
    zone: { type: 'string', 'x-kind': 'string', 'x-widget': 'time-zone', 'x-order': 60 },
    note: { type: 'string', 'x-kind': 'string', 'x-widget': 'no-such-widget', 'x-order': 61, 'x-importance': 'advanced' },
    wait: { type: 'integer', 'x-kind': 'duration', 'x-order': 62, 'x-visible-when': 'strategy=order', 'x-unit': 's' },
  },
  'x-name': 'group', 'x-key': 'number', 'x-writable': true, 'x-label': text('Groups'),
  'x-bulk-add': { key: 'number', series: [] },
}
const type = readType(schema)
const field = (name: string) => type.fields.find((f) => f.name === name) as FieldModel

describe('a type is read from its schema', () => {
  it('with its fields in their order, whatever order they came in', () => {
    expect(type).toMatchObject({ name: 'group', key: 'number', singleton: false, writable: true, bulkAdd: { key: 'number' } })
    expect(type.fields[0].name).toBe('number')
    expect(type.fields.at(-1)?.name).toBe('last')
  })

  it('with bounds, hints and what is required', () => {
    expect(field('number')).toMatchObject({ required: true, max: 4, pattern: '^[0-9]+$', column: true })
    expect(field('members')).toMatchObject({ kind: 'list', element: 'string', references: 'extension', max: 5, required: false })
    expect(field('note').advanced).toBe(true)
    expect(field('wait')).toMatchObject({ visibleWhen: 'strategy=order', unit: 's' })
    expect(field('pin').secret).toBe(true)
  })

  it('with the fields of what a list consists of', () => {
    expect(field('rules').fields.map((f) => [f.name, f.required])).toEqual([['to', true], ['after', false]])
  })

  it('also without any hint, as plain JSON Schema', () => {
    const bare = readType({ title: 'T', properties: { on: { type: 'boolean' }, n: { type: 'integer' }, of: { enum: ['a'] }, many: { type: 'array', items: { type: 'string' } } } })
    expect(bare.fields.map((f) => f.kind)).toEqual(['boolean', 'integer', 'enum', 'list'])
    expect(bare.fields[2].options).toEqual([{ value: 'a', label: { en: 'a', zh: 'a' } }])
  })
})

describe('the input', () => {
  it.each([
    ['number', 'text'], ['strategy', 'radio'], ['members', 'references'], ['codecs', 'order'], ['transports', 'choices'], ['tags', 'tags'],
    ['rules', 'rows'], ['overflow', 'destination'], ['pin', 'secret'], ['zone', 'zone'], ['last', 'slider'], ['wait', 'duration'],
  ])('of %s is %s', (name, input) => expect(inputOf(field(name))).toBe(input))

  it('passes over a hint it does not know, or that does not fit the kind', () => {
    expect(inputOf(field('note'))).toBe('text')
    expect(inputOf({ ...field('last'), max: undefined })).toBe('number')
    expect(inputOf({ ...field('wait'), widget: 'color' })).toBe('duration')
  })

  it('of a choice that may be left empty is a list, however short', () => {
    expect(inputOf({ ...field('strategy'), required: false })).toBe('select')
  })
})

it('puts fields into their groups, those without one first', () => {
  expect(sections(type.fields).map((s) => s.id)).toEqual(['', 'more'])
})

it('shows the columns that are declared, and never a secret', () => {
  expect(defaultColumns(type)).toEqual(['number', 'strategy'])
  expect(defaultColumns(readType({ ...schema, properties: { number: { type: 'string' }, pin: schema.properties.pin, a: { type: 'string' } } }))).toEqual(['number', 'a'])
})
