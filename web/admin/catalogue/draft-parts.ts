import type { FormField } from '../../../src/domain/catalogue/form-fields.ts'
import { useSay } from '../../language.ts'
import type { Parts } from '../terms/crossing.ts'
import type { TypedDraft } from './draft.ts'

const QUESTION = 'question '
const ORDER = 'order'

/** A draft as two people may change it at once: text by text, question by question, and the order of the questions. */
export function draftParts({ fields, ...texts }: TypedDraft): Parts {
  return {
    ...texts,
    ...Object.fromEntries(fields.map((field) => [`${QUESTION}${field.id}`, field])),
    [ORDER]: fields.map(({ id }) => id),
  }
}

/** The draft that such parts make; questions that the order does not name stand at the end. */
export function draftWith(begun: TypedDraft, parts: Parts): TypedDraft {
  const texts = Object.fromEntries(
    Object.entries(parts).filter(([name]) => name !== ORDER && !name.startsWith(QUESTION)),
  )
  const fields = Object.entries(parts).flatMap(([name, value]) =>
    name.startsWith(QUESTION) && isField(value) ? [value] : [],
  )
  const order: readonly unknown[] = Array.isArray(parts[ORDER]) ? parts[ORDER] : []
  const placeOf = ({ id }: FormField) => (order.includes(id) ? order.indexOf(id) : order.length)
  return { ...begun, ...texts, fields: fields.toSorted((one, other) => placeOf(one) - placeOf(other)) }
}

export function usePartInWords() {
  const say = useSay()
  return {
    nameOf: (part: string) => {
      if (part === ORDER) return say('admin.difference.order')
      if (part.startsWith(QUESTION)) return say('admin.field.ru')
      if (part === 'requestType') return say('admin.draft.type')
      const known = TEXTS.find((one) => one === part)
      return known ? say(`admin.draft.${known}`) : part
    },
    tell: (part: string, value: unknown) => {
      if (part === ORDER) return ''
      if (isField(value)) return value.label.ru || value.label.en
      return value === undefined ? say('admin.difference.nothing') : String(value ?? '')
    },
  }
}

const TEXTS = [
  'nameRu',
  'nameEn',
  'situationRu',
  'situationEn',
  'descriptionRu',
  'descriptionEn',
  'synonyms',
  'modules',
  'problems',
  'logs',
  'team',
] as const

function isField(value: unknown): value is FormField {
  return typeof value === 'object' && value !== null && 'id' in value && 'label' in value && 'type' in value
}
