import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window is no wider than a tablet held upright. */
export function useNarrow(below = 900): Ref<boolean> {
  const query = window.matchMedia(`(max-width: ${below - 1}px)`)
  const narrow = ref(query.matches)
  const change = () => (narrow.value = query.matches)
  query.addEventListener('change', change)
  onScopeDispose(() => query.removeEventListener('change', change))
  return narrow
}
