import type { FormField } from '../../../../src/domain/catalogue/form-fields.ts'
import type { Bilingual } from '../../../../src/domain/ground/words.ts'
import { useInMyLanguage, useSay } from '../../../language.ts'

/** How a question is called in its own form. */
export function useLabelOf() {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  return ({ label }: { readonly label: Bilingual }) =>
    inMyLanguage(label).trim() || label.ru || say('admin.field.unnamed')
}

/** «если «Что на экране?» — «Нет связи с ФР» или «Другое»»; null: it is always asked. */
export function useConditionInWords() {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const labelOf = useLabelOf()
  return ({ visibleWhen }: FormField, all: readonly FormField[]): string | null => {
    if (!visibleWhen) return null
    const decides = all.find(({ id }) => id === visibleWhen.field)
    if (!decides) return say('admin.field.when.lost')
    const { is } = visibleWhen
    if (typeof is === 'boolean') {
      return say('admin.field.when.is', {
        name: labelOf(decides),
        answer: say(is ? 'common.yes' : 'common.no').toLowerCase(),
      })
    }
    const options = (typeof is === 'string' ? [is] : is).map((value) => {
      const option = decides.options?.find((one) => one.value === value)
      return say('admin.field.quoted', { text: option ? inMyLanguage(option.label) : value })
    })
    return say('admin.field.when.is', { name: labelOf(decides), answer: options.join(say('admin.field.or')) })
  }
}
