import type { FormField } from '../../../src/domain/catalogue/form-fields.ts'
import type { Equipment } from './equipment.ts'
import type { EditDraft, NewDraft } from './new-draft.ts'

export interface AnswerFieldProps {
  readonly field: FormField
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly equipment: readonly Equipment[]
  /** What is wrong with the answer. */
  readonly trouble: string | undefined
}
