import { ref, watch, type Ref } from 'vue'
import { defaultColumns, type TypeModel } from './schema'

/** Which columns this person wants to see of a type; kept in the browser. */
export function useColumns(type: TypeModel): Ref<string[]> {
  const key = `strowger.columns.${type.name}`
  const columns = ref(stored(key, type))
  watch(columns, (names) => {
    const usual = defaultColumns(type)
    if (names.join() === usual.join()) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(names))
  })
  return columns
}

function stored(key: string, type: TypeModel): string[] {
  const text = localStorage.getItem(key)
  try {
    const names: unknown = text && JSON.parse(text)
    if (Array.isArray(names)) {
      const known = names.filter((n) => type.fields.some((f) => f.name === n && !f.secret))
      if (known.length) return known
    }
  } catch {
    // Something else has written there; the usual columns will do.
  }
  return defaultColumns(type)
}
