import { computed, onScopeDispose, reactive, ref, watch } from 'vue'
import { api, ApiError, call, type Page, type Problem } from '../api/client'
import type { Rest } from '../api/rest'
import { locale } from '../i18n'
import { forgetLabels } from './options'
import type { TypeModel } from './schema'
import { pending } from './pending'
import { apiPath } from './types'
import { changed, copy, initial, merge, same, toCreate, toForm, toPatch, type Choice, type Values } from './value'

const PAUSE = 400

/** A secret that the system made up; it is told this once. */
export type Generated = Rest['BulkResource.Secret']
type Validity = Rest['Views.Validity']

/**
 * An item in a form: read, typed into, checked while it is typed, and saved with what the server needs to notice that somebody else
 * was quicker.
 *
 * @param key null for a new item
 */
export function useItem(type: TypeModel, key: string | null) {
  const values = reactive<Values>(initial(type.fields))
  const base = ref<Values>(initial(type.fields))
  const etag = ref('')
  const problems = ref<Problem[]>([])
  const state = reactive({ loaded: key === null, saving: false, tried: false, missing: false, error: null as unknown })
  /** Fields whose problems are told before one tries to save. */
  const touched = reactive(new Set<string>())
  /** What somebody else has saved meanwhile, as form values. */
  const generated = ref<Generated[]>([])
  const theirs = ref<{ values: Values; etag: string; by: string } | null>(null)
  const at = type.singleton ? 'default' : (key ?? '')
  const mode = key === null && !type.singleton ? 'create' : 'update'

  const edited = computed(() => changed(type.fields, base.value, values))
  const dirty = computed(() => edited.value.length > 0)
  const shownProblems = computed(() =>
    state.tried ? problems.value : problems.value.filter((p) => p.field && touched.has(p.field.split(/[.[]/)[0])),
  )

  function put(next: Values): void {
    for (const name of Object.keys(next)) if (!same(values[name], next[name])) values[name] = copy(next[name])
  }

  async function load(): Promise<void> {
    if (mode === 'create') return
    try {
      const answer = await call<Values>('GET', apiPath(type.name, at))
      base.value = toForm(type.fields, answer.data)
      etag.value = answer.etag
      put(base.value)
      state.loaded = true
      state.missing = false
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      state.missing = error.status === 404
      state.error = error
    }
  }

  function body(): Values {
    return mode === 'create' ? toCreate(type.fields, values) : toPatch(type.fields, base.value, values)
  }

  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let noValidation = false

  async function validate(): Promise<void> {
    if (noValidation || !type.writable) return
    const mine = ++latest
    try {
      const request = mode === 'create' ? { mode, values: body() } : { mode, key: at, values: body() }
      const transaction = pending.mine?.id
      const answer = await api.post<Validity>(`${apiPath(type.name)}/validate`, request, { transaction })
      if (mine === latest) problems.value = answer.problems
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // Without it the problems are told when one saves.
      noValidation = error.status === 404 || error.status === 405
    }
  }

  watch([values, locale], () => {
    clearTimeout(timer)
    if (dirty.value || state.tried) timer = setTimeout(() => void validate(), PAUSE)
    else problems.value = []
  })
  onScopeDispose(() => clearTimeout(timer))

  function set(name: string, value: unknown): void {
    touched.add(name)
    values[name] = value
  }

  /** Saves; null when it was refused, which then stands in `problems` or `theirs`. */
  async function save(): Promise<Values | null> {
    clearTimeout(timer)
    latest++
    state.saving = true
    state.tried = true
    state.error = null
    try {
      const answer = mode === 'create' ? await create() : await patch()
      saved(answer.data, answer.etag)
      return answer.data
    } catch (error) {
      await refused(error)
      return null
    } finally {
      state.saving = false
    }
  }

  /** Secrets that the system makes up are told by the answer to many alone. */
  async function create() {
    const wanted = body()
    if (!type.fields.some((f) => f.secret)) return call<Values>('POST', apiPath(type.name), { body: wanted })
    const answer = await api.post<{ generated?: Generated[] }>(`${apiPath(type.name)}/bulk`, { create: [wanted] })
    generated.value = answer.generated ?? []
    return call<Values>('GET', apiPath(type.name, String(wanted[type.key])))
  }

  function patch() {
    return call<Values>('PATCH', apiPath(type.name, at), { body: body(), etag: etag.value || undefined })
  }

  function saved(data: Values, tag: string): void {
    base.value = toForm(type.fields, data)
    etag.value = tag
    put(base.value)
    settle()
    forgetLabels(type.name)
  }

  function ofItem(problem: Problem): Problem {
    return { ...problem, field: problem.field?.replace(/^create\[0\]\.?/, '') }
  }

  function settle(): void {
    problems.value = []
    state.tried = false
    touched.clear()
    theirs.value = null
  }

  async function refused(error: unknown): Promise<void> {
    if (!(error instanceof ApiError)) throw error
    if (error.status === 412) await meet()
    else if (error.problems.length && error.status !== 404) problems.value = error.problems.map(ofItem)
    else state.error = error
  }

  /** Reads what there is now; without a conflict with what is typed it is simply taken over. */
  async function meet(): Promise<void> {
    const answer = await call<Values>('GET', apiPath(type.name, at))
    theirs.value = { values: toForm(type.fields, answer.data), etag: answer.etag, by: await savedBy() }
  }

  /** Who has saved the item last; empty for those who may not read the history. */
  async function savedBy(): Promise<string> {
    try {
      const { items } = await api.get<Page<{ author: string }>>('/config/history', { type: type.name, key: at, limit: 1 })
      return items[0]?.author ?? ''
    } catch (error) {
      if (error instanceof ApiError) return ''
      throw error
    }
  }

  function resolve(choices: Record<string, Choice>): void {
    if (!theirs.value) return
    const merged = merge(type.fields, base.value, values, theirs.value.values, choices)
    base.value = theirs.value.values
    etag.value = theirs.value.etag
    theirs.value = null
    put(merged)
  }

  /** Somebody has saved this item: what is not being typed into follows; otherwise it is told. */
  async function followOthers(): Promise<void> {
    if (mode === 'create' || state.saving) return
    const answer = await call<Values>('GET', apiPath(type.name, at)).catch((error) => {
      if (error instanceof ApiError && error.status === 404) state.missing = true
      else if (!(error instanceof ApiError)) throw error
      return null
    })
    if (!answer || answer.etag === etag.value || state.saving) return
    if (dirty.value) {
      theirs.value = { values: toForm(type.fields, answer.data), etag: answer.etag, by: await savedBy() }
    } else {
      base.value = toForm(type.fields, answer.data)
      etag.value = answer.etag
      put(base.value)
    }
  }

  function revert(): void {
    put(base.value)
    settle()
    state.error = null
  }

  return {
    type, key, mode, values, base, etag, state, problems, shownProblems, edited, dirty, theirs, generated,
    load, set, put, save, body, validate, revert, resolve, followOthers, settle,
  }
}

export type Item = ReturnType<typeof useItem>
