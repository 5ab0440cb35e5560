import type { Problem } from '@common/api/client'

const SHOWN = 8

/**
 * What a change of many was refused for, each once: at the field that it is about, with the items that refuse unless all of them do. Fields are
 * told as `update.201.ringTime`, `update.values.ringTime` or `extension/201/ringTime`.
 */
export function gathered(problems: Problem[], names: string[], keys: string[]): Problem[] {
  const known = new Set(keys)
  const same = new Map<string, { problem: Problem; items: Set<string> }>()
  for (const problem of problems) {
    const parts = problem.field?.split(/[./]/) ?? []
    const field = parts.find((part) => names.includes(part)) ?? problem.field
    const id = `${field} ${problem.text.en}`
    const entry = same.get(id) ?? { problem: { ...problem, field }, items: new Set<string>() }
    const item = parts.slice(1).find((part) => known.has(part))
    if (item) entry.items.add(item)
    same.set(id, entry)
  }
  return [...same.values()].map(({ problem, items }) => named(problem, [...items], keys.length))
}

function named(problem: Problem, items: string[], all: number): Problem {
  const unsaid = items.filter((item) => !problem.text.en.includes(item))
  if (!unsaid.length || (items.length === all && all > 1)) return problem
  const list = unsaid.slice(0, SHOWN).join(', ') + (unsaid.length > SHOWN ? ' …' : '')
  return { ...problem, text: { en: `${list}: ${problem.text.en}`, zh: `${list}：${problem.text.zh}` } }
}
