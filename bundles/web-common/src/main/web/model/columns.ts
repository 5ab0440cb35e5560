import type { Ref } from 'vue'
import { useColumnNames } from '../ui/columns'
import { defaultColumns, type TypeModel } from './schema'

/** Which columns this person wants to see of a type. */
export function useColumns(type: TypeModel): Ref<string[]> {
  return useColumnNames(type.name, type.fields.filter((f) => !f.secret).map((f) => f.name), defaultColumns(type))
}
