import type { FormField } from '../../../../src/domain/catalogue/form-fields.ts'
import { useInMyLanguage, useSay } from '../../../language.ts'
import type { Tried } from './use-answers.ts'

/** What was answered to a question, as a person says it; null: nothing. */
export function useAnswerInWords({ draft, around }: Pick<Tried, 'draft' | 'around'>) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  return (field: FormField): string | null => {
    const answer = draft.answers[field.id]
    if (answer === undefined || answer === null || answer === '') return null
    const one = (value: unknown): string => {
      if (typeof value === 'boolean') return say(value ? 'common.yes' : 'common.no')
      if (field.type === 'files') return around.files.kept.find(({ id }) => id === value)?.name ?? ''
      const option = field.options?.find((each) => each.value === value)
      return option ? inMyLanguage(option.label) : String(value)
    }
    return [answer].flat().map(one).join(', ')
  }
}
