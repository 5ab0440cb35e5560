import { onScopeDispose } from 'vue'

/** Does something once, a little after it was asked for the first time; what is asked meanwhile is covered. */
export function useSoon(work: () => unknown, after = 300): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void work()
    }, after)
  }
}

/** Gathers things and hands them over together, at most ten times a second: a storm of events is one change of the page. */
export function useBatch<T>(take: (batch: T[]) => unknown, every = 100): (one: T) => void {
  let batch: T[] = []
  const soon = useSoon(() => {
    const all = batch
    batch = []
    return take(all)
  }, every)
  return (one) => {
    batch.push(one)
    soon()
  }
}
