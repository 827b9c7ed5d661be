import type { Say } from '../../src/texts/catalogue.ts'
import { type Problem, textOfProblem } from '../problem.ts'

/** A field of a form: what is typed there, or a part of it after a dot («imap.host»). */
export type FieldOf<Typed> = (keyof Typed & string) | `${keyof Typed & string}.${string}`

/** What is wrong, in words, by field. */
export type Troubles<Typed> = { readonly [Name in FieldOf<Typed>]?: string | false | undefined }

/** The field that a refusal means, by its code or by the place in the body that it names («/imap/host»). */
export type Places<Typed> = { readonly [At in Problem['code'] | `/${string}`]?: FieldOf<Typed> }

export interface Placing<Typed> {
  readonly places?: Readonly<Record<string, string | undefined>> | undefined
  readonly refusal?: ((problem: Problem) => string | Troubles<Typed> | undefined) | undefined
}

export interface ToldTroubles {
  readonly fields: Readonly<Record<string, string | undefined>>
  /** It is about no field. */
  readonly whole: string | null
}

/** Where a refusal belongs, and what it says there. */
export function troublesOf<Typed extends object>(
  problem: Problem,
  typed: Typed,
  { places = {}, refusal }: Placing<Typed>,
  say: Say,
): ToldTroubles {
  const own = refusal?.(problem)
  if (typeof own === 'object') return { fields: worded(own), whole: null }
  const fields = refusedFields(problem, typed, places)
  if (fields.length === 0) return { fields: {}, whole: own ?? say(textOfProblem(problem)) }
  const words = own ?? say(problem.code === 'input.invalid' ? 'common.form.refused' : textOfProblem(problem))
  return { fields: Object.fromEntries(fields.map((field) => [field, words])), whole: null }
}

function worded<Typed>(troubles: Troubles<Typed>): ToldTroubles['fields'] {
  return Object.fromEntries(Object.keys(troubles).map((name) => [name, wordsAt(troubles, name)]))
}

export function wordsAt(troubles: object | undefined, name: string): string | undefined {
  const words: unknown = troubles && Object.entries(troubles).find(([one]) => one === name)?.[1]
  return typeof words === 'string' && words !== '' ? words : undefined
}

/** What stands in a field, or in a part of it. */
export function valueAt(typed: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>((value, step) => entryOf(value, step), typed)
}

function entryOf(value: unknown, step: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === step)?.[1]
    : value
}

function refusedFields({ code, facts }: Problem, typed: object, places: NonNullable<Placing<object>['places']>) {
  const byCode = places[code]
  if (byCode) return [byCode]
  return [...new Set(pathsIn(facts).flatMap((path) => fieldAt(path, typed, places) ?? []))]
}

function pathsIn({ field, problems }: Problem['facts']): readonly string[] {
  if (typeof field === 'string') return [`/${field}`]
  return Array.isArray(problems) ? problems.flatMap(pathIn) : []
}

function pathIn(told: unknown): readonly string[] {
  return typeof told === 'object' && told !== null && 'path' in told && typeof told.path === 'string' ? [told.path] : []
}

/** From the precise to the general: `/team/name`, then `/team`. */
function fieldAt(path: string, typed: object, places: NonNullable<Placing<object>['places']>): string | null {
  const steps = path.split('/').slice(1)
  for (let depth = steps.length; depth > 0; depth--) {
    const known = steps.slice(0, depth)
    const placed = places[`/${known.join('/')}`]
    if (placed) return placed
    if (known[0] !== undefined && known[0] in typed) return known.join('.')
  }
  return null
}
