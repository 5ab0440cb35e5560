import { reactive, watch } from 'vue'
import { api, ApiError, type Page, type Text } from '../api/client'
import { locale, t, tx } from '../i18n'
import { stream } from '../live/stream'
import { apiPath, findType } from './types'

/** Something that a reference or a destination may name. */
export interface Choice {
  value: string
  label: string
  detail: string
  /** Heading under which it stands. */
  group: string
  /** What must be typed after it, for kinds of destinations that take a text. */
  pattern: string
  active: boolean
}

export const DESTINATIONS = '@destinations'
const LIMIT = 20

interface Row {
  value: string
  label: Text | string
  detail?: string
  kindLabel?: Text
  pattern?: string
  active?: boolean
}

function choice(row: Row): Choice {
  const group = tx(row.kindLabel)
  const label = tx(row.label) || row.value
  return { value: row.value, label, detail: row.detail ?? '', group, pattern: row.pattern ?? '', active: row.active !== false }
}

/** What fits the words, of a type or of destinations. */
export async function choices(of: string, search: string, limit = LIMIT): Promise<Choice[]> {
  const path = of === DESTINATIONS ? '/config/destinations' : `${apiPath(of)}/options`
  try {
    const { items } = await api.get<Page<Row>>(path, { search, limit })
    return items.map(choice)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404 && of !== DESTINATIONS) return listed(of, search, limit)
    throw error
  }
}

/** From the list itself, where the server has no choices to offer. */
async function listed(of: string, search: string, limit: number): Promise<Choice[]> {
  const type = await findType(of)
  if (!type) return []
  const { items } = await api.get<Page<Record<string, unknown>>>(apiPath(of), { search, limit })
  return items.map((item) => {
    const value = String(item[type.key])
    return choice({ value, label: [value, type.titleField && item[type.titleField]].filter(Boolean).join(' ') })
  })
}

const labels = reactive(new Map<string, string>())
const wanted = new Map<string, Set<string>>()
const asking = new Set<string>()

/** What people call a value, as soon as it is known; the value itself until then. */
export function labelOf(of: string, value: string): string {
  if (!value) return ''
  const id = `${of} ${value}`
  const label = labels.get(id)
  if (label === undefined && !asking.has(id)) {
    listen()
    asking.add(id)
    if (!wanted.size) queueMicrotask(() => void ask())
    wanted.set(of, (wanted.get(of) ?? new Set()).add(value))
  }
  return label ?? value
}

let listening = false

/** Names go with the plug-in whose they are, and differ by language. */
function listen(): void {
  if (listening) return
  listening = true
  const forget = () => forgetLabels()
  watch(locale, forget)
  stream.add({ pattern: 'contribution.*', handler: forget, missed: forget })
}

const MOST = 50

async function ask(): Promise<void> {
  const all = [...wanted].map(([of, values]) => [of, [...values]] as const)
  wanted.clear()
  for (const [of, values] of all) {
    for (let i = 0; i < values.length; i += MOST) await read(of, values.slice(i, i + MOST))
  }
}

async function read(of: string, values: string[]): Promise<void> {
  const path = of === DESTINATIONS ? '/config/destinations' : `${apiPath(of)}/options`
  try {
    const { items } = await api.get<Page<Row>>(path, { values: values.join(','), limit: MOST })
    for (const row of items) {
      const { value, label, group, active } = choice(row)
      const whole = of === DESTINATIONS && group && group !== label ? `${group}: ${label}` : label
      labels.set(`${of} ${value}`, active ? whole : `${whole} (${t('model.inactive')})`)
    }
  } catch (error) {
    // Whoever may not read what is referred to sees the value alone.
    if (!(error instanceof ApiError)) throw error
  }
}

/** After something was changed names may be others. */
export function forgetLabels(of?: string): void {
  for (const id of [...asking]) {
    if (!of || id.startsWith(of + ' ') || id.startsWith(DESTINATIONS)) {
      asking.delete(id)
      labels.delete(id)
    }
  }
}
