import { onScopeDispose, reactive } from 'vue'
import { headers, refusal, url, ApiError } from '../api/client'
import { EventParser, type ServerEvent } from './parser'

export type Handler = (data: any, type: string) => void

interface Interest {
  pattern: string
  handler: Handler
  missed: () => void
}

/** How the stream is; `live` is false while pages may show something old. */
export const streamState = reactive({ live: false, tooMany: false })

const SETTLE = 50
const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000
/** The server sends a comment every 15 s. */
const SILENCE = 40_000

/**
 * One stream of events for all parts of the page. It asks for what somebody listens to, follows when that changes, and goes on
 * where it was after a break; when that cannot be done, everybody is told to read anew.
 */
class Stream {
  private interests = new Set<Interest>()
  private open: { types: string; abort: AbortController } | null = null
  private lastId = ''
  private wait = FIRST_WAIT
  private timer: ReturnType<typeof setTimeout> | undefined

  add(interest: Interest): () => void {
    this.interests.add(interest)
    this.settle(SETTLE)
    return () => {
      this.interests.delete(interest)
      this.settle(SETTLE)
    }
  }

  private settle(after: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.follow(), after)
  }

  private types(): string {
    return [...new Set([...this.interests].map((i) => i.pattern))].sort().join(',')
  }

  private follow(): void {
    const types = this.types()
    if (this.open?.types === types) return
    this.close()
    if (types) void this.run(types)
  }

  close(): void {
    this.open?.abort.abort()
    this.open = null
    streamState.live = false
  }

  private async run(types: string): Promise<void> {
    const mine = { types, abort: new AbortController() }
    this.open = mine
    try {
      await this.read(mine)
    } catch (error) {
      if (mine.abort.signal.aborted && this.open !== mine) return
      streamState.tooMany = error instanceof ApiError && error.status === 429
      if (error instanceof ApiError && error.status === 401) return this.close()
    }
    if (this.open !== mine) return
    this.open = null
    streamState.live = false
    this.settle(this.wait)
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT)
  }

  private async read(mine: { types: string; abort: AbortController }): Promise<void> {
    const query = { types: mine.types, lastEventId: this.lastId }
    const response = await fetch(url('/events', query), {
      headers: { ...headers('GET'), Accept: 'text/event-stream' },
      signal: mine.abort.signal,
      credentials: 'same-origin',
    })
    if (!response.ok || !response.body) throw await refusal(response)
    const first = this.lastId === ''
    streamState.live = true
    streamState.tooMany = false
    this.wait = FIRST_WAIT
    if (first) this.interests.forEach((i) => i.missed())
    const parser = new EventParser()
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const silence = setTimeout(() => mine.abort.abort(), SILENCE)
      const { done, value } = await reader.read().finally(() => clearTimeout(silence))
      if (done) return
      parser.push(value).forEach((event) => this.deliver(event))
    }
  }

  private deliver(event: ServerEvent): void {
    if (event.id) this.lastId = event.id
    if (event.type === 'stream.reset') {
      this.interests.forEach((i) => i.missed())
      return
    }
    if (!event.data) return
    const data = JSON.parse(event.data)
    for (const interest of [...this.interests]) {
      if (matches(interest.pattern, event.type)) interest.handler(data, event.type)
    }
  }
}

/** `call.*` is all types that begin with `call.`. */
export function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type
}

export const stream = new Stream()

export function closeStream(): void {
  stream.close()
}

/**
 * Listens while the calling component lives.
 *
 * @param patterns types of events, such as `call.answered` or `call.*`
 * @param missed called when events may have been missed, and once at the start if the stream was not open yet: read everything
 */
export function useLive(patterns: string | string[], handler: Handler, missed: () => void = () => {}): void {
  const all = Array.isArray(patterns) ? patterns : [patterns]
  const ends = all.map((pattern, i) => stream.add({ pattern, handler, missed: i === 0 ? missed : () => {} }))
  onScopeDispose(() => ends.forEach((end) => end()))
}
