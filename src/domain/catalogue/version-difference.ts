import type { Bilingual, RequestType } from '../ground/words.ts'
import type { Form } from './form.ts'
import type { FormField } from './form-fields.ts'

/** What is written in a version of a service. */
export interface VersionWritten {
  readonly name: Bilingual
  readonly situation: Bilingual
  readonly description: Bilingual
  readonly synonyms: readonly string[]
  readonly requestType: RequestType
  readonly form: Form
  readonly team: { readonly name: string }
}

export type TextPart = 'name' | 'situation' | 'description' | 'synonyms' | 'modules' | 'problems' | 'logs'
export type QuestionPart = 'label' | 'hint' | 'type' | 'required' | 'limits' | 'condition'

/** One thing that two versions do not have in common, with all that its words are made of. */
export type VersionChange =
  | { readonly of: 'question-added' | 'question-gone'; readonly field: FormField }
  | { readonly of: 'question-changed'; readonly part: QuestionPart; readonly was: FormField; readonly is: FormField }
  | {
      readonly of: 'options'
      readonly field: FormField
      readonly added: readonly Bilingual[]
      readonly gone: readonly Bilingual[]
    }
  | { readonly of: 'order' }
  | { readonly of: 'text'; readonly part: TextPart }
  | { readonly of: 'request-type'; readonly was: RequestType; readonly is: RequestType }
  | { readonly of: 'team'; readonly was: string; readonly is: string }

/** What a version changes of an earlier one: question by question, known by their ids; then texts and who serves it. */
export function versionDifference(was: VersionWritten, is: VersionWritten): readonly VersionChange[] {
  const [before, after] = [was.form.fields, is.form.fields]
  const earlier = (field: FormField) => before.find(({ id }) => id === field.id)
  const later = (field: FormField) => after.find(({ id }) => id === field.id)
  return [
    ...after.flatMap((field): readonly VersionChange[] => {
      const old = earlier(field)
      return old ? questionChanges(old, field) : [{ of: 'question-added', field }]
    }),
    ...before.filter((field) => !later(field)).map((field): VersionChange => ({ of: 'question-gone', field })),
    ...(isSame(idsOf(before.filter(later)), idsOf(after.filter(earlier))) ? [] : [{ of: 'order' } as const]),
    ...textChanges(was, is),
    ...(was.requestType === is.requestType
      ? []
      : [{ of: 'request-type', was: was.requestType, is: is.requestType } as const]),
    ...(was.team.name === is.team.name ? [] : [{ of: 'team', was: was.team.name, is: is.team.name } as const]),
  ]
}

function questionChanges(was: FormField, is: FormField): readonly VersionChange[] {
  const parts: Readonly<Record<QuestionPart, (field: FormField) => unknown>> = {
    label: ({ label }) => label,
    hint: ({ hint }) => (hint?.ru || hint?.en ? hint : null),
    type: ({ type }) => type,
    required: ({ required }) => required,
    limits: ({ least, most }) => [least ?? null, most ?? null],
    condition: ({ visibleWhen }) => visibleWhen && [visibleWhen.field, [visibleWhen.is].flat().toSorted()],
  }
  const names: readonly QuestionPart[] = ['label', 'type', 'required', 'limits', 'condition', 'hint']
  const changed = names.filter((part) => !isSame(parts[part](was), parts[part](is)))
  return [
    ...changed.map((part): VersionChange => ({ of: 'question-changed', part, was, is })),
    ...optionChanges(was, is),
  ]
}

function optionChanges({ options: was = [] }: FormField, field: FormField): readonly VersionChange[] {
  const { options: is = [] } = field
  if (field.type !== 'choice' && field.type !== 'many_choices') return []
  if (isSame(was, is)) return []
  const labels = (some: typeof is, others: typeof is) =>
    some.filter(({ label }) => !others.some((other) => isSame(other.label, label))).map(({ label }) => label)
  return [{ of: 'options', field, added: labels(is, was), gone: labels(was, is) }]
}

function textChanges(was: VersionWritten, is: VersionWritten): readonly VersionChange[] {
  const parts: Readonly<Record<TextPart, (version: VersionWritten) => unknown>> = {
    name: ({ name }) => name,
    situation: ({ situation }) => situation,
    description: ({ description }) => description,
    synonyms: ({ synonyms }) => synonyms,
    modules: ({ form }) => form.modules ?? [],
    problems: ({ form }) => form.problems ?? [],
    logs: ({ form }) => form.logsChecklist,
  }
  const names: readonly TextPart[] = ['name', 'situation', 'description', 'synonyms', 'modules', 'problems', 'logs']
  return names.filter((part) => !isSame(parts[part](was), parts[part](is))).map((part) => ({ of: 'text', part }))
}

function idsOf(fields: readonly FormField[]): readonly string[] {
  return fields.map(({ id }) => id)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}
