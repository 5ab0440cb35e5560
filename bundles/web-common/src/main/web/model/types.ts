import { reactive, watch } from 'vue'
import { api, ApiError } from '../api/client'
import { stream } from '../live/stream'
import { session } from '../session'
import { site } from '../site'
import { readType, type TypeModel } from './schema'

const known = reactive(new Map<string, TypeModel>())
const asked = new Map<string, Promise<TypeModel>>()
let listening = false

/** A type as it is declared just now. Declarations change only with plug-ins, and with who looks at them. */
export async function loadType(name: string): Promise<TypeModel> {
  listen()
  const there = asked.get(name)
  if (there) return there
  const reading = api.get<Record<string, unknown>>(`/config/${encodeURIComponent(name)}/schema`).then((schema) => {
    const type = readType(schema)
    known.set(name, type)
    return type
  })
  asked.set(name, reading)
  reading.catch(() => asked.delete(name))
  return reading
}

/** A type that may be unknown here, as when its plug-in is absent. */
export async function findType(name: string): Promise<TypeModel | null> {
  try {
    return await loadType(name)
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

export function knownType(name: string): TypeModel | undefined {
  return known.get(name)
}

function listen(): void {
  if (listening) return
  listening = true
  const forget = () => asked.clear()
  watch(() => session.who?.user, forget)
  for (const pattern of ['plugin.*', 'contribution.*']) stream.add({ pattern, handler: forget, missed: forget })
}

const KEEP = '~'

/** The page of a type: its plug-in may have given it a place of its own. */
export function listPath(type: string): string {
  return site.pages.find((p) => p.configType === type)?.route ?? `/config/${encodeURIComponent(type)}`
}

/** The address of an item's page. */
export function itemPath(type: string, key: string): string {
  return `${listPath(type)}/${keyPart(key)}`
}

/** What an item's address ends with; a key that means something else there has a mark in front. */
export function keyPart(key: string): string {
  return encodeURIComponent(key === 'new' || key.startsWith(KEEP) ? KEEP + key : key)
}

/** The key in an address; null for a new item. */
export function keyAt(part: string): string | null {
  const text = decodeURIComponent(part)
  if (text === 'new') return null
  return text.startsWith(KEEP) ? text.slice(KEEP.length) : text
}

export function apiPath(type: string, key?: string): string {
  return `/config/${encodeURIComponent(type)}` + (key === undefined ? '' : `/${encodeURIComponent(key)}`)
}
