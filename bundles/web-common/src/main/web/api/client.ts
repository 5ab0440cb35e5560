import type { Rest } from './rest'
import { reactive } from 'vue'

/** A text in all languages of the system. */
export type Text = Rest['Text']

/** What is wrong, and with which field. */
export type Problem = Rest['ProblemDocument.Entry']

/** A refusal of the server, or no answer at all (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly code = '',
    readonly problems: Problem[] = [],
    readonly body: Record<string, unknown> = {},
  ) {
    super(title)
  }

  /** The problems of one field. */
  of(field: string): Problem[] {
    return this.problems.filter((p) => p.field === field)
  }

  has(code: string): boolean {
    return this.code === code || this.problems.some((p) => p.code === code)
  }
}

export type Query = Record<string, string | number | boolean | string[] | undefined | null>

export interface Page<T> {
  items: T[]
  total: number
}

export interface Options {
  query?: Query
  body?: unknown
  etag?: string
  signal?: AbortSignal
}

const BASE = '/api/v1'

/** Sent with every change; known after signing in. Never stored: the cookie is not readable, and this is asked for anew. */
let csrf = ''
let language = 'en'

/** How the line to the server is; pages show when it is lost. */
export const line = reactive({ lost: false })

const signedOut = new Set<() => void>()

/** Told when the server knows nobody by our cookie any more. */
export function onSignedOut(handler: () => void): void {
  signedOut.add(handler)
}

export function setCsrf(token: string): void {
  csrf = token
}

export function setLanguage(tag: string): void {
  language = tag
}

export function url(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one))
    }
  }
  const text = parameters.toString()
  return BASE + path + (text ? `?${text}` : '')
}

/** Headers of a request; also for streams and uploads, which do not go through here. */
export function headers(method: string): Record<string, string> {
  const all: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language }
  if (method !== 'GET') all['X-CSRF-Token'] = csrf
  return all
}

export interface Answer<T> {
  data: T
  etag: string
}

export async function call<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  const all = headers(method)
  let body: BodyInit | undefined
  if (options.body instanceof FormData || options.body instanceof Blob) {
    body = options.body
  } else if (options.body !== undefined) {
    all['Content-Type'] = 'application/json'
    body = JSON.stringify(options.body)
  }
  if (options.etag) all['If-Match'] = options.etag
  const response = await send(url(path, options.query), { method, headers: all, body, signal: options.signal })
  if (!response.ok) throw await refusal(response)
  return { data: (await content(response)) as T, etag: response.headers.get('ETag') ?? '' }
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, { ...init, credentials: 'same-origin', redirect: 'error' })
    line.lost = false
    return response
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error
    line.lost = true
    throw new ApiError(0, '', 'line.lost')
  }
}

async function content(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const json = response.headers.get('Content-Type')?.includes('json')
  return json ? response.json() : response.blob()
}

/** Reads a refusal (RFC 9457). */
export async function refusal(response: Response): Promise<ApiError> {
  let body: Record<string, unknown> = {}
  try {
    body = await response.json()
  } catch {
    // Something between us and the system has answered in its own way: the status is all there is.
  }
  const error = new ApiError(
    response.status,
    String(body.detail ?? body.title ?? response.statusText),
    String(body.code ?? ''),
    (body.problems as Problem[]) ?? [],
    body,
  )
  if (response.status === 401 && !error.code.startsWith('totp.')) signedOut.forEach((handler) => handler())
  return error
}

export const api = {
  get: async <T>(path: string, query?: Query, signal?: AbortSignal) =>
    (await call<T>('GET', path, { query, signal })).data,
  post: async <T>(path: string, body?: unknown, query?: Query) => (await call<T>('POST', path, { body, query })).data,
  put: async <T>(path: string, body?: unknown, query?: Query) => (await call<T>('PUT', path, { body, query })).data,
  patch: async <T>(path: string, body?: unknown, query?: Query) => (await call<T>('PATCH', path, { body, query })).data,
  delete: async <T = void>(path: string, body?: unknown, query?: Query) =>
    (await call<T>('DELETE', path, { body, query })).data,
}

/** Hands a file of the server to the browser, which stores it. */
export function download(path: string, query?: Query): void {
  const link = document.createElement('a')
  link.href = url(path, query)
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
