import type { FieldModel } from './schema'

type Values = Record<string, unknown>

/**
 * Whether a condition holds: parts joined by `&`, each `field`, `!field`, `field=a|b` or `field!=a|b`. What cannot be read holds, so
 * that nothing is hidden by a slip.
 */
export function holds(condition: string, siblings: Values): boolean {
  return condition.split('&').every((part) => one(part.trim(), siblings))
}

function one(part: string, siblings: Values): boolean {
  const compared = /^([A-Za-z][A-Za-z0-9]*)(!?=)(.*)$/.exec(part)
  if (compared) {
    const [, name, operator, wanted] = compared
    const some = wanted.split('|')
    const found = elements(siblings[name]).some((value) => some.includes(String(value)))
    return operator === '=' ? found : !found
  }
  const named = /^(!?)([A-Za-z][A-Za-z0-9]*)$/.exec(part)
  if (!named) return true
  return filled(siblings[named[2]]) === (named[1] === '')
}

function elements(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value ?? '']
}

function filled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== false && value !== null && value !== undefined && value !== ''
}

export function visible(field: FieldModel, siblings: Values): boolean {
  return !field.visibleWhen || holds(field.visibleWhen, siblings)
}
