import type { Problem } from '../api/client'
import { tx } from '../i18n'
import type { FieldModel } from './schema'

/** `rows[2].name` and `rows.2.name` are one place. */
export function place(field: string): string {
  return field.replace(/\[(\d+)\]/g, '.$1')
}

/** Problems of a field and of what is inside it, one line each. */
export function problemsOf(problems: Problem[], path: string): Problem[] {
  return problems.filter((p) => p.field && (place(p.field) === path || place(p.field).startsWith(path + '.')))
}

/** Those of the field itself; what is inside has its own place. */
export function problemsAt(problems: Problem[], path: string): string[] {
  return problems.filter((p) => p.field && place(p.field) === path).map((p) => tx(p.text))
}

/** Problems without a field that the form shows. */
export function elsewhere(problems: Problem[], fields: FieldModel[]): Problem[] {
  const names = new Set(fields.map((f) => f.name))
  return problems.filter((p) => !p.field || !names.has(place(p.field).split('.')[0]))
}
