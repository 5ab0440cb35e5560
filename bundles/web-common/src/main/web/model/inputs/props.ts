import type { FieldModel } from '../schema'

/** What every input of a field is given. */
export interface InputProps {
  field: FieldModel
  modelValue: any
  id: string
  label: string
  disabled?: boolean
  invalid?: boolean
  /** Id of the help and problems that belong to it. */
  describedby?: string
}
