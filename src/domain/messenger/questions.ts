import { type Form, visibleFields } from '../catalogue/form.ts'
import { type Checked, checkedAnswer } from '../catalogue/form-answer.ts'
import type { Answer, FormField } from '../catalogue/form-fields.ts'
import { type Ask, type Draft, isWordless, NO_WORDS } from './dialogue.ts'

/** What decides what is asked: the places somebody has, and the form of the chosen service. */
export interface Asking {
  readonly venues: number
  readonly form: Form | null
}

/** Everything that this draft asks for, as it is answered so far; the form is that of the web, field by field. */
export function asksOf(draft: Draft, { venues, form }: Asking): readonly Ask[] {
  const fields = form ? visibleFields(form, draft.answers) : []
  const asked = draft.isQuick ? fields.filter(({ required }) => required && !draft.stopOfTrade) : fields
  return [
    ...(venues > 1 ? (['venue'] as const) : []),
    ...(draft.isQuick ? [] : (['service'] as const)),
    ...asked.map(({ id }) => `field:${id}` as const),
    ...(draft.isQuick || draft.stopOfTrade ? [] : (['urgency'] as const)),
    ...(draft.isQuick && !isWordless(draft.words) ? [] : (['words'] as const)),
    'preview',
  ]
}

export function nextAsk(draft: Draft, asking: Asking): Ask {
  return asksOf(draft, asking).find((ask) => !draft.trail.includes(ask)) ?? 'preview'
}

/** The field that an ask is about; null: it is about none. */
export function fieldOf(ask: Ask, form: Form | null): FormField | null {
  return form?.fields.find(({ id }) => ask === `field:${id}`) ?? null
}

/** One step on: answered, or skipped. */
export function passed(draft: Draft, ask: Ask, change: Partial<Draft> = {}): Draft {
  return { ...draft, ...change, trail: [...draft.trail.filter((one) => one !== ask), ask] }
}

/** A field has its answer. */
export function answered(draft: Draft, field: FormField, answer: Answer): Draft {
  return passed(draft, `field:${field.id}`, { answers: { ...draft.answers, [field.id]: answer } })
}

/** One of many was chosen, or is chosen no more; the field is asked on. */
export function toggled(draft: Draft, field: FormField, value: string): Draft {
  const chosen = draft.answers[field.id]
  const before = Array.isArray(chosen) ? chosen.filter((one): one is string => typeof one === 'string') : []
  const now = before.includes(value) ? before.filter((one) => one !== value) : [...before, value]
  const ordered = (field.options ?? []).map((option) => option.value).filter((one) => now.includes(one))
  const { [field.id]: _, ...rest } = draft.answers
  return { ...draft, answers: ordered.length === 0 ? rest : { ...rest, [field.id]: ordered } }
}

/** One step back: the last answer is asked for again. Null: there is nothing to go back to. */
export function steppedBack(draft: Draft): Draft | null {
  const last = draft.trail.at(-1)
  if (last === undefined) return null
  const trail = draft.trail.slice(0, -1)
  if (last === 'venue') return { ...draft, trail, venueId: null }
  // Another service has another form: its answers go with it.
  if (last === 'service') return { ...draft, trail, serviceId: null, answers: {} }
  if (last === 'words') return { ...draft, trail, words: NO_WORDS }
  if (!last.startsWith('field:')) return { ...draft, trail }
  const { [last.slice('field:'.length)]: _, ...answers } = draft.answers
  return { ...draft, trail, answers }
}

export function maySkip(ask: Ask, form: Form | null, draft: Draft): boolean {
  const field = fieldOf(ask, form)
  if (field) return !field.required || draft.stopOfTrade
  return ask === 'venue' || (ask === 'service' && draft.stopOfTrade) || (ask === 'words' && draft.stopOfTrade)
}

/** What somebody typed as the answer to a field: a label is the option it names, «да» is yes, «24.11.2026» a day. */
export function typedAnswer(field: FormField, text: string): Checked {
  const typed = text.trim()
  if (field.type === 'choice') return checkedAnswer(field, optionNamed(field, typed) ?? typed)
  if (field.type === 'many_choices') {
    const named = typed
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
    return checkedAnswer(
      field,
      named.map((part) => optionNamed(field, part) ?? part),
    )
  }
  if (field.type === 'yes_no') return checkedAnswer(field, YES_NO[typed.toLowerCase()] ?? typed)
  if (field.type === 'date') return checkedAnswer(field, dayIn(typed) ?? typed)
  return checkedAnswer(field, typed)
}

const YES_NO: Readonly<Record<string, boolean>> = { да: true, yes: true, нет: false, no: false }

function optionNamed({ options = [] }: FormField, typed: string): string | null {
  const wanted = typed.toLowerCase()
  const found = options.find(({ label }) => [label.ru, label.en].some((name) => name.toLowerCase() === wanted))
  return found?.value ?? null
}

/** «24.11.2026», «24/11/2026» as `2026-11-24`; null: it is no such day. */
function dayIn(typed: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(typed) ?? []
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
