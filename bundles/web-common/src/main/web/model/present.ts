import type { Rest } from '../api/rest'
import { t, tx } from '../i18n'
import { number, span } from '../ui/format'
import { DESTINATIONS, labelOf } from './options'
import type { FieldModel, TypeModel } from './schema'
import { fieldOf } from './schema'
import { MASK, same, type Values } from './value'

/** A value in words, for tables and differences. */
export function present(field: FieldModel | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (value === MASK) return '••••••••'
  if (Array.isArray(value)) return value.map((e) => element(field, e)).join(', ')
  return element(field, value)
}

function element(field: FieldModel | undefined, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (value !== null && typeof value === 'object') return object(field?.fields ?? [], value as Values)
  const text = String(value)
  if (!field) return text
  if (field.options.length) return tx(field.options.find((o) => o.value === text)?.label) || text
  if (field.references) return labelOf(field.references, text)
  if (field.destination) return labelOf(DESTINATIONS, text)
  if ((field.element ?? field.kind) === 'duration') return readable(Number(value))
  if (field.kind === 'integer') return [number(Number(value)), unit(field.unit)].filter(Boolean).join(' ')
  return text
}

function object(fields: FieldModel[], value: Values): string {
  return Object.entries(value)
    .filter(([, v]) => v !== null && v !== '' && !(Array.isArray(v) && !v.length))
    .map(([name, v]) => {
      const field = fields.find((f) => f.name === name)
      return `${field ? tx(field.label) : name}: ${present(field, v)}`
    })
    .join('; ')
}

/** Seconds in words. */
export function readable(seconds: number): string {
  return Number.isFinite(seconds) ? span(seconds) : ''
}

export function unit(name: string): string {
  if (!name) return ''
  const key = `model.units.${name === '%' ? 'percent' : name}`
  const text = t(key)
  return text === key ? name : text
}

/** An item that differs, as the server tells it. */
export type Difference = Rest['Views.Difference']
export type FieldDifference = Rest['Views.FieldDifference']
type Differing = Pick<FieldDifference, 'field' | 'before' | 'after'> & Partial<FieldDifference>

export interface Line {
  name: string
  label: string
  before: string
  after: string
}

export type What = 'create' | 'update' | 'delete'

export function what(d: Difference): What {
  return !d.before ? 'create' : !d.after ? 'delete' : 'update'
}

/** Field by field, in the order of the form. A server that names no fields leaves it to us to look. */
export function lines(d: Difference, type: TypeModel | null | undefined): Line[] {
  const fields: Differing[] = d.fields ?? differing(d)
  const place = new Map(type?.fields.map((f, i) => [f.name, i]))
  return [...fields]
    .sort((a, b) => (place.get(a.field) ?? 999) - (place.get(b.field) ?? 999))
    .map((f) => {
      const field = type ? fieldOf(type, f.field) : undefined
      const secret = f.secret || field?.secret
      return {
        name: f.field,
        label: tx(f.label) || tx(field?.label) || f.field,
        before: secret ? masked(f.before) : present(field, f.before),
        after: secret ? masked(f.after) : present(field, f.after),
      }
    })
}

function masked(value: unknown): string {
  return value === null || value === undefined || value === '' ? '' : '••••••••'
}

function differing(d: Difference): Differing[] {
  const names = new Set([...Object.keys(d.before ?? {}), ...Object.keys(d.after ?? {})])
  return [...names]
    .map((field) => ({ field, before: d.before?.[field] ?? null, after: d.after?.[field] ?? null }))
    .filter((f) => !same(f.before, f.after) || (d.secretChanged && f.before === MASK))
    .filter((f) => d.before || !isNothing(f.after))
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || value === false || (Array.isArray(value) && !value.length)
}

export function titleOf(d: Difference): string {
  return tx(d.label) || `${tx(d.typeLabel) || d.type}: ${d.key}`
}

/** What an item is called, by its key and its title field. */
export function itemTitle(type: TypeModel, values: Values): string {
  if (type.singleton) return tx(type.label)
  const title = type.titleField && type.titleField !== type.key ? values[type.titleField] : ''
  return [values[type.key], title].filter(Boolean).join(' ')
}
