import type { Text } from '../api/client'

export type Kind = 'string' | 'integer' | 'boolean' | 'enum' | 'duration' | 'time' | 'list' | 'object'

export interface Option {
  value: string
  label: Text
}

/** A field as its type declares it. Absent bounds are undefined, absent texts null. */
export interface FieldModel {
  name: string
  kind: Kind
  /** What a list consists of. */
  element: Kind | null
  label: Text
  help: Text | null
  placeholder: Text | null
  group: string
  groupLabel: Text | null
  order: number
  column: boolean
  required: boolean
  default: unknown
  /** Bounds of a number, of a text's length or of a list's. */
  min?: number
  max?: number
  pattern: string
  options: Option[]
  references: string
  destination: boolean
  secret: boolean
  immutable: boolean
  dormant: boolean
  widget: string
  advanced: boolean
  visibleWhen: string
  unit: string
  personal: boolean
  series: boolean
  /** Of an object, or of the objects in a list. */
  fields: FieldModel[]
}

export interface TypeModel {
  name: string
  key: string
  singleton: boolean
  writable: boolean
  label: Text
  help: Text | null
  empty: Text | null
  icon: string
  titleField: string
  bulkAdd: { key: string; series: string[] } | null
  fields: FieldModel[]
}

export interface Section {
  id: string
  label: Text | null
  fields: FieldModel[]
}

type Json = Record<string, any>

const ELEMENTS: Record<string, Kind> = { integer: 'integer', boolean: 'boolean', object: 'object' }

export function readType(schema: Json): TypeModel {
  return {
    name: schema['x-name'] ?? '',
    key: schema['x-key'] ?? '',
    singleton: schema['x-singleton'] === true,
    writable: schema['x-writable'] === true,
    label: schema['x-label'] ?? plain(schema.title ?? ''),
    help: schema['x-help'] ?? null,
    empty: schema['x-empty'] ?? null,
    icon: schema['x-icon'] ?? '',
    titleField: schema['x-title-field'] ?? (schema.properties?.name ? 'name' : ''),
    bulkAdd: schema['x-bulk-add'] ?? null,
    fields: readFields(schema),
  }
}

function readFields(schema: Json): FieldModel[] {
  const required = new Set<string>(schema.required ?? [])
  return Object.entries<Json>(schema.properties ?? {})
    .map(([name, property]) => readField(name, property, required.has(name)))
    .map((field, i) => ({ field, i }))
    .sort((a, b) => a.field.order - b.field.order || a.i - b.i)
    .map(({ field }) => field)
}

function readField(name: string, p: Json, required: boolean): FieldModel {
  const kind: Kind = p['x-kind'] ?? kindOf(p)
  const items: Json = p.items ?? {}
  return {
    name,
    kind,
    element: kind === 'list' ? elementOf(items) : null,
    label: p['x-label'] ?? plain(p.title ?? name),
    help: p['x-help'] ?? null,
    placeholder: p['x-placeholder'] ?? null,
    group: p['x-group'] ?? '',
    groupLabel: p['x-group-label'] ?? null,
    order: p['x-order'] ?? 0,
    column: p['x-column'] === true,
    required,
    default: p.default,
    min: p.minimum ?? p.minLength ?? p.minItems,
    max: p.maximum ?? p.maxLength ?? p.maxItems,
    pattern: p.pattern ?? items.pattern ?? '',
    options: p['x-options'] ?? (p.enum ?? items.enum ?? []).map((value: string) => ({ value, label: plain(value) })),
    references: p['x-references'] ?? items['x-references'] ?? '',
    destination: (p.format ?? items.format) === 'destination',
    secret: p['x-secret'] !== undefined,
    immutable: p['x-immutable'] === true,
    dormant: p['x-dormant'] === true,
    widget: p['x-widget'] ?? '',
    advanced: p['x-importance'] === 'advanced',
    visibleWhen: p['x-visible-when'] ?? '',
    unit: p['x-unit'] ?? '',
    personal: p['x-personal'] === true,
    series: p['x-series'] === true,
    fields: kind === 'object' ? readFields(p) : items.properties ? readFields(items) : [],
  }
}

function kindOf(p: Json): Kind {
  if (p.type === 'array') return 'list'
  return p.enum ? 'enum' : (ELEMENTS[p.type] ?? 'string')
}

function elementOf(items: Json): Kind {
  return items.enum ? 'enum' : (ELEMENTS[items.type] ?? 'string')
}

function plain(text: string): Text {
  return { en: text, zh: text }
}

/** Groups in the order in which their first field stands; what belongs to none comes first. */
export function sections(fields: FieldModel[]): Section[] {
  const found = new Map<string, Section>()
  for (const field of fields) {
    const section = found.get(field.group) ?? { id: field.group, label: field.groupLabel, fields: [] }
    section.label ??= field.groupLabel
    section.fields.push(field)
    found.set(field.group, section)
  }
  return [...found.values()].sort((a, b) => Number(a.id !== '') - Number(b.id !== ''))
}

export function fieldOf(type: TypeModel, name: string): FieldModel | undefined {
  return type.fields.find((f) => f.name === name)
}

export type Input =
  | 'text' | 'textarea' | 'number' | 'slider' | 'duration' | 'switch' | 'select' | 'radio' | 'tags' | 'choices' | 'order' | 'rows'
  | 'object' | 'secret' | 'reference' | 'references' | 'destination' | 'destinations' | 'color' | 'time' | 'time-range' | 'zone'

const WIDGETS: Record<string, Input> = {
  textarea: 'textarea', color: 'color', 'time-range': 'time-range', 'time-zone': 'zone', slider: 'slider', radio: 'radio', switch: 'switch',
}
const FEW = 3

/** Which input suits a field; a hint that does not fit its kind is passed over. */
export function inputOf(field: FieldModel): Input {
  if (field.secret) return 'secret'
  if (field.kind === 'object') return 'object'
  if (field.kind === 'list') return listInput(field)
  if (field.references) return 'reference'
  if (field.destination) return 'destination'
  const hinted = WIDGETS[field.widget]
  switch (field.kind) {
    case 'boolean':
      return 'switch'
    case 'duration':
      return 'duration'
    case 'integer':
      return hinted === 'slider' && field.min !== undefined && field.max !== undefined ? 'slider' : 'number'
    case 'time':
      return 'time'
  }
  if (hinted === 'zone') return 'zone'
  if (field.options.length) return hinted === 'radio' || few(field) ? 'radio' : 'select'
  return hinted && hinted !== 'radio' && hinted !== 'switch' && hinted !== 'slider' ? hinted : 'text'
}

/** Few choices in few letters stand side by side, unless there may be none. */
function few(field: FieldModel): boolean {
  const letters = field.options.reduce((n, o) => n + o.label.en.length, 0)
  return (field.required || field.default !== undefined) && field.options.length <= FEW && letters <= 30
}

function listInput(field: FieldModel): Input {
  if (field.fields.length) return 'rows'
  if (field.references) return 'references'
  if (field.destination) return 'destinations'
  if (field.options.length) return field.widget === 'codec-order' ? 'order' : 'choices'
  return 'tags'
}

/** Columns a table shows until somebody chooses others. */
export function defaultColumns(type: TypeModel): string[] {
  const named = type.fields.filter((f) => f.column && !f.secret).map((f) => f.name)
  if (named.length) return named
  const simple = type.fields.filter((f) => !f.secret && f.kind !== 'object' && !f.fields.length).map((f) => f.name)
  return [...new Set([type.key, ...simple])].filter(Boolean).slice(0, 5)
}
