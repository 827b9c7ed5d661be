import type { SetupOrder } from '../../../src/contract/people/people.ts'
import type { Say, TextId } from '../../../src/texts/catalogue.ts'
import type { Places, Troubles } from '../../form/troubles.ts'
import type { Problem } from '../../problem.ts'

export const STEPS = ['place', 'company', 'administrator'] as const
export type StepName = (typeof STEPS)[number]

/** What the wizard has been told so far. The password is not among it: it is never kept on the disk. */
export interface Plan {
  readonly step: StepName
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly company: string
  readonly name: string
  readonly email: string
}

export const EMPTY: Plan = {
  step: 'place',
  locale: 'ru',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  company: '',
  name: '',
  email: '',
}

/** What the desk begins with until somebody decides otherwise: everything can be filed, and the guide asks for it step by step. */
const BEGINNING = {
  hours: { roundTheClock: false, opens: '10:00', closes: '18:00', weekends: false, calendar: 'ru' },
  service: { ru: 'Другой вопрос', en: 'Other question' },
} as const
const FIRST_TEAM = { ru: '1-я линия', en: 'Line 1' } as const

export type FieldName = 'company' | 'name' | 'email' | 'password'

const SHORTEST_PASSWORD = 10

/** With the password, which lives as long as the page. */
export interface TypedPlan extends Plan {
  readonly password: string
}

/** What a step still lacks. */
export function lacks(step: StepName, plan: TypedPlan): readonly FieldName[] {
  const wrong: Record<FieldName, boolean> = {
    company: plan.company.trim() === '',
    name: plan.name.trim() === '',
    email: !/^\S+@\S+\.\S+$/.test(plan.email.trim()),
    password: plan.password.length < SHORTEST_PASSWORD,
  }
  return FIELDS[step].filter((field) => wrong[field])
}

/** The same in words, beside the fields. */
export function wrongAt(step: StepName, plan: TypedPlan, say: Say): Troubles<TypedPlan> {
  return Object.fromEntries(lacks(step, plan).map((field) => [field, say(WORDS[field] ?? 'admin.setup.wrong')]))
}

const WORDS: { readonly [Name in FieldName]?: TextId } = {
  email: 'admin.setup.wrong.email',
  password: 'refusal.password.too-weak',
}

const FIELDS: Record<StepName, readonly FieldName[]> = {
  place: [],
  company: ['company'],
  administrator: ['name', 'email', 'password'],
}

/** Where the server's complaints belong. */
export const PLACES: Places<TypedPlan> = {
  'password.too-weak': 'password',
  '/administrator/name': 'name',
  '/administrator/email': 'email',
  '/administrator/password': 'password',
}

export function orderOf(plan: Plan, password: string, key: string): SetupOrder {
  return {
    key,
    locale: plan.locale,
    company: plan.company.trim(),
    zone: plan.zone,
    administrator: { name: plan.name.trim(), email: plan.email.trim(), password },
    ...BEGINNING,
    team: FIRST_TEAM[plan.locale],
  }
}

/** The step at whose fields the server's complaint belongs. */
export function stepOf({ code, facts }: Problem): StepName | null {
  if (code === 'password.too-weak') return 'administrator'
  if (code !== 'input.invalid') return null
  const told = JSON.stringify(facts)
  return STEPS.find((step) => PATHS[step].test(told)) ?? null
}

const PATHS: Record<StepName, RegExp> = {
  place: /\/(zone|locale)/,
  company: /\/company/,
  administrator: /\/administrator/,
}
