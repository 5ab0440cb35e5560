import type { FieldModel } from './schema'

/** What the server shows instead of a secret; sent back it means "leave it". */
export const MASK = '********'

export type Values = Record<string, any>

/** What a form holds where the JSON has nothing: inputs need a value of their kind. */
export function emptyOf(field: FieldModel): unknown {
  switch (field.kind) {
    case 'boolean':
      return false
    case 'integer':
    case 'duration':
      return null
    case 'list':
      return []
    case 'object':
      return initial(field.fields)
    default:
      return ''
  }
}

/** Values of a new item. */
export function initial(fields: FieldModel[]): Values {
  return toForm(fields, {})
}

/** Form values from JSON: every field is there; what the JSON leaves out takes its default. */
export function toForm(fields: FieldModel[], json: Values): Values {
  const out: Values = {}
  for (const field of fields) out[field.name] = formValue(field, json[field.name])
  return out
}

function formValue(field: FieldModel, value: unknown): unknown {
  if (value === undefined && !field.secret) value = field.default
  if (value === undefined || value === null) return emptyOf(field)
  if (field.kind === 'object') return toForm(field.fields, value as Values)
  if (field.kind === 'list') {
    return (value as unknown[]).map((e) => (field.fields.length ? toForm(field.fields, e as Values) : e))
  }
  return value
}

/** One value as JSON; undefined where there is nothing to say. */
function jsonValue(field: FieldModel, value: any): unknown {
  switch (field.kind) {
    case 'object':
      return compact(field.fields, value)
    case 'list':
      return field.fields.length ? value.map((row: Values) => compact(field.fields, row)) : [...value]
    case 'string':
      return value ?? ''
    default:
      return value === '' || value === undefined ? null : value
  }
}

/** A whole object as JSON: what is empty by nature is left out, so that the server's defaults hold. */
function compact(fields: FieldModel[], values: Values): Values {
  const out: Values = {}
  for (const field of fields) {
    const value = jsonValue(field, values[field.name])
    if (value === null || (value === '' && !field.default) || value === MASK) continue
    out[field.name] = value
  }
  return out
}

/** Body for creating: only what differs from the defaults, and what a list or a switch says by itself. */
export function toCreate(fields: FieldModel[], values: Values): Values {
  const start = initial(fields)
  const out: Values = {}
  for (const field of fields) {
    const value = values[field.name]
    if (same(value, start[field.name]) && !field.required) continue
    if (value === '' || value === null || (field.secret && value === MASK)) {
      if (same(value, start[field.name]) || field.default === undefined) continue
    }
    out[field.name] = jsonValue(field, value)
  }
  return out
}

/** Body for changing (JSON merge patch): only what differs from `base`, both as form values. */
export function toPatch(fields: FieldModel[], base: Values, values: Values): Values {
  const out: Values = {}
  for (const field of fields) {
    const before = base[field.name]
    const value = values[field.name]
    if (same(before, value) || (field.secret && value === MASK)) continue
    if (field.kind === 'object') out[field.name] = toPatch(field.fields, before, value)
    else if (field.secret) out[field.name] = value === '' ? null : value
    else out[field.name] = jsonValue(field, value)
  }
  return out
}

export function changed(fields: FieldModel[], base: Values, values: Values): string[] {
  return fields.filter((f) => !same(base[f.name], values[f.name])).map((f) => f.name)
}

/** Equal as JSON; the order of names in objects does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return (a ?? null) === (b ?? null)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.keys(a)
  const right = Object.keys(b)
  return left.length === right.length && left.every((k) => k in b && same((a as Values)[k], (b as Values)[k]))
}

export function copy<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value))
}

export type Choice = 'mine' | 'theirs'

export interface Clash {
  field: FieldModel
  base: unknown
  mine: unknown
  theirs: unknown
}

/** What the other has changed meanwhile, against what is typed here; all three as form values. */
export function compare(fields: FieldModel[], base: Values, mine: Values, theirs: Values) {
  const changedThere = fields.filter((f) => !same(base[f.name], theirs[f.name]))
  const both = (f: FieldModel) => !same(base[f.name], mine[f.name]) && !same(mine[f.name], theirs[f.name])
  const clash = (f: FieldModel): Clash => ({ field: f, base: base[f.name], mine: mine[f.name], theirs: theirs[f.name] })
  return { clashes: changedThere.filter(both).map(clash), others: changedThere.filter((f) => !both(f)).map(clash) }
}

/** Mine, with everything that only they have changed, and the choices where both did. */
export function merge(fields: FieldModel[], base: Values, mine: Values, theirs: Values, choices: Record<string, Choice>): Values {
  const out: Values = {}
  for (const { name } of fields) {
    const untouched = same(base[name], mine[name])
    out[name] = copy(untouched || choices[name] === 'theirs' ? theirs[name] : mine[name])
  }
  return out
}
