import { afterEach, expect, it, vi } from 'vitest'
import { api, ApiError, setCsrf, url } from '@common/api/client'
import { locale } from '@common/i18n'
import { sentence } from '@common/ui/errors'

afterEach(() => vi.unstubAllGlobals())

function answering(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(async () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

it('a refusal is told in the words of the server, in the language that is chosen', async () => {
  answering(422, { title: 'x', problems: [{ code: 'number.taken', field: 'number', text: { en: 'Taken.', zh: '已占用。' } }] })
  const error = await api.post('/config/extension', {}).catch((e) => e)
  expect(error).toBeInstanceOf(ApiError)
  locale.value = 'en'
  expect(sentence(error)).toBe('Taken.')
  locale.value = 'zh'
  expect(sentence(error)).toBe('已占用。')
  expect(error.of('number')).toHaveLength(1)
})

it('a line that is lost is told as that', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')))
  locale.value = 'en'
  const error = await api.get('/system').catch((e) => e)
  expect(sentence(error)).toContain('does not answer')
})

it('changes carry the token, reading does not', async () => {
  const fetch = answering(200, {})
  setCsrf('secret')
  await api.get('/system')
  await api.delete('/calls/1')
  expect(fetch.mock.calls.map((c: any[]) => c[1].headers['X-CSRF-Token'])).toEqual([undefined, 'secret'])
})

it('nothing is sent for what has no value', () => {
  expect(url('/cdr', { a: '', b: undefined, c: null, d: 0, e: ['x', 'y'] })).toBe('/api/v1/cdr?d=0&e=x&e=y')
})
