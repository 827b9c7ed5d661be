import type { MyVenues } from '../../../src/contract/people/people.ts'
import type { VenueCard } from '../../../src/contract/request/request.ts'
import type { FormField } from '../../../src/domain/catalogue/form-fields.ts'
import type { KeptFile } from '../attach/use-attachments.ts'

export type Equipment = VenueCard['equipment'][number]
export type OwnVenue = MyVenues['venues'][number]

/** What is answered in a form that is not sent as yet. */
export interface FormAnswers {
  readonly answers: Readonly<Record<string, unknown>>
  /** The piece of equipment that was picked, beside its name among the answers. */
  readonly equipmentId: number | null
}

export type EditAnswers = (change: (before: FormAnswers) => Partial<FormAnswers>) => void

/** Files of the same request: a question takes some of them as its answer. */
export interface FieldFiles {
  readonly kept: readonly KeptFile[]
  readonly sent: readonly { readonly file: File; readonly id: number | undefined; readonly state: string }[]
  readonly add: (files: readonly File[]) => void
  readonly remove: (id: number) => void
}

/** What can be picked from, besides what the form itself offers. */
export interface Around {
  readonly equipment: readonly Equipment[]
  readonly venues: readonly OwnVenue[]
  readonly files: FieldFiles
}

export interface AnswerFieldProps {
  readonly field: FormField
  readonly draft: FormAnswers
  readonly edit: EditAnswers
  readonly around: Around
  /** What is wrong with the answer. */
  readonly trouble: string | undefined
}
