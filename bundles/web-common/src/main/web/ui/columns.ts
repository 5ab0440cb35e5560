import { ref, watch, type Ref } from 'vue'

/**
 * Which columns of a table this person wants to see; kept in the browser.
 *
 * @param known those that the table has now
 */
export function useColumnNames(table: string, known: string[], usual: string[]): Ref<string[]> {
  const key = `strowger.columns.${table}`
  const columns = ref(stored(key, known) ?? usual)
  watch(columns, (names) => {
    if (names.join() === usual.join()) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(names))
  })
  return columns
}

function stored(key: string, known: string[]): string[] | undefined {
  const text = localStorage.getItem(key)
  try {
    const names: unknown = text && JSON.parse(text)
    if (Array.isArray(names)) {
      const there = names.filter((n) => known.includes(n))
      if (there.length) return there
    }
  } catch {
    // Something else has written there; the usual columns will do.
  }
  return undefined
}
