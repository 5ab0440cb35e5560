import { onScopeDispose, ref, type Ref } from 'vue'

const now = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined
/** How far the clock of the server is ahead of the browser's, in ms; small differences are the way there and back. */
let ahead = 0

const TOLERANCE = 2000

/** Learns from a moment that the server has just named. */
export function learnClock(at: string | number): void {
  const difference = new Date(at).getTime() - Date.now()
  ahead = Math.abs(difference) > TOLERANCE ? difference : 0
  now.value = Date.now() + ahead
}

export function serverNow(): number {
  return Date.now() + ahead
}

/** The time at the server, new every second while somebody looks at it; all durations that run share it. */
export function useNow(): Ref<number> {
  if (users++ === 0) {
    now.value = serverNow()
    timer = setInterval(() => (now.value = serverNow()), 1000)
  }
  onScopeDispose(() => {
    if (--users === 0) clearInterval(timer)
  })
  return now
}

/** Seconds from a moment of the server to another, or until now. */
export function secondsSince(at: string | null | undefined, until: number): number {
  return at ? Math.max(0, (until - new Date(at).getTime()) / 1000) : 0
}
