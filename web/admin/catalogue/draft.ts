import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import type { Form } from '../../../src/domain/catalogue/form.ts'
import { type FormField, hasOptions } from '../../../src/domain/catalogue/form-fields.ts'
import type { Bilingual, RequestType } from '../../../src/domain/ground/words.ts'
import type { Troubles } from '../../form/troubles.ts'
import type { useForm } from '../../form/use-form.ts'
import { fromLines, modulesFromLines, modulesToLines, toLines } from './lines.ts'
import type { Drafted, ServiceDraft } from './services.ts'

/** A draft as it is typed: lists as lines of text. */
export interface TypedDraft {
  readonly nameRu: string
  readonly nameEn: string
  readonly situationRu: string
  readonly situationEn: string
  readonly descriptionRu: string
  readonly descriptionEn: string
  readonly synonyms: string
  readonly requestType: RequestType
  /** Its id, as a choice has it. */
  readonly team: string | null
  readonly modules: string
  readonly problems: string
  readonly logs: string
  readonly fields: readonly FormField[]
}

export type DraftFormOf = ReturnType<typeof useForm<TypedDraft, ServiceDraft, Drafted>>

export function typed(from: ServiceVersion | null): TypedDraft {
  const text = (value: Bilingual | undefined) => value ?? { ru: '', en: '' }
  return {
    nameRu: text(from?.name).ru,
    nameEn: text(from?.name).en,
    situationRu: text(from?.situation).ru,
    situationEn: text(from?.situation).en,
    descriptionRu: text(from?.description).ru,
    descriptionEn: text(from?.description).en,
    synonyms: from?.synonyms.join(', ') ?? '',
    requestType: from?.requestType ?? 'incident',
    team: from ? String(from.team.id) : null,
    modules: modulesToLines(from?.form.modules ?? []),
    problems: toLines(from?.form.problems ?? []),
    logs: toLines(from?.form.logsChecklist ?? []),
    fields: from?.form.fields ?? [],
  }
}

/** Without a name, a situation and a team there is no service. */
export function wrongIn({ nameRu, situationRu, team }: TypedDraft, missing: string): Troubles<TypedDraft> {
  return {
    nameRu: nameRu.trim() === '' && missing,
    situationRu: situationRu.trim() === '' && missing,
    team: team === null && missing,
  }
}

/** The form as it is typed, for whoever shows it. */
export function formOf({ modules, problems, logs, fields }: TypedDraft): Form {
  return {
    modules: modulesFromLines(modules),
    problems: fromLines(problems),
    fields: fields.map(translated),
    logsChecklist: fromLines(logs),
  }
}

/** What is sent. */
export function draftOf(draft: TypedDraft): ServiceDraft {
  const { nameRu, nameEn, situationRu, situationEn } = draft
  const modules = modulesFromLines(draft.modules)
  const problems = fromLines(draft.problems)
  return {
    name: { ru: nameRu.trim(), en: nameEn.trim() || nameRu.trim() },
    situation: { ru: situationRu.trim(), en: situationEn.trim() || situationRu.trim() },
    description: { ru: draft.descriptionRu.trim(), en: draft.descriptionEn.trim() || draft.descriptionRu.trim() },
    synonyms: draft.synonyms
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
    requestType: draft.requestType,
    teamId: Number(draft.team),
    form: {
      ...(modules.length > 0 && { modules }),
      ...(problems.length > 0 && { problems }),
      fields: draft.fields.map(sendable),
      logsChecklist: fromLines(draft.logs),
    },
  }
}

function sendable(field: FormField): ServiceDraft['form']['fields'][number] {
  const { options, hint, least, most, visibleWhen, ...rest } = translated(field)
  const is = visibleWhen?.is
  return {
    ...rest,
    ...(hint && { hint }),
    ...(hasOptions(rest.type) && { options: [...(options ?? [])] }),
    ...(rest.type === 'number' && least !== undefined && { least }),
    ...(rest.type === 'number' && most !== undefined && { most }),
    ...(visibleWhen &&
      is !== undefined && { visibleWhen: { field: visibleWhen.field, is: isList(is) ? [...is] : is } }),
  }
}

/** Where one language is missing, the other is said. */
function translated({ label, hint, options, ...field }: FormField): FormField {
  const both = ({ ru, en }: Bilingual) => ({ ru: ru.trim() || en.trim(), en: en.trim() || ru.trim() })
  const said = hint && both(hint)
  return {
    ...field,
    label: both(label),
    ...(said && said.ru !== '' && { hint: said }),
    ...(options && { options: options.map((option) => ({ ...option, label: both(option.label) })) }),
  }
}

function isList(value: string | boolean | readonly string[]): value is readonly string[] {
  return Array.isArray(value)
}
