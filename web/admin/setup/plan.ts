import type { SetupOrder } from '../../../src/contract/people/people.ts'
import type { Say, TextId } from '../../../src/texts/catalogue.ts'
import type { Places, Troubles } from '../../form/troubles.ts'
import type { Problem } from '../../problem.ts'

export const STEPS = ['place', 'company', 'administrator', 'hours', 'service'] as const
export type StepName = (typeof STEPS)[number]

/** What the wizard has been told so far. The password is not among it: it is never kept on the disk. */
export interface Plan {
  readonly step: StepName
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly company: string
  readonly name: string
  readonly email: string
  readonly roundTheClock: boolean
  readonly opens: string
  readonly closes: string
  readonly weekends: boolean
  readonly holidays: boolean
  readonly team: string
  readonly serviceRu: string
  readonly serviceEn: string
}

export const EMPTY: Plan = {
  step: 'place',
  locale: 'ru',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  company: '',
  name: '',
  email: '',
  roundTheClock: false,
  opens: '10:00',
  closes: '18:00',
  weekends: false,
  holidays: true,
  team: '1-я линия',
  serviceRu: 'Другой вопрос',
  serviceEn: 'Other question',
}

export type FieldName = 'company' | 'name' | 'email' | 'password' | 'opens' | 'team' | 'serviceRu'

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
    opens: !plan.roundTheClock && plan.opens >= plan.closes,
    team: plan.team.trim() === '',
    serviceRu: plan.serviceRu.trim() === '',
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
  opens: 'admin.setup.wrong.opens',
}

const FIELDS: Record<StepName, readonly FieldName[]> = {
  place: [],
  company: ['company'],
  administrator: ['name', 'email', 'password'],
  hours: ['opens'],
  service: ['team', 'serviceRu', 'password'],
}

/** Where the server's complaints belong. */
export const PLACES: Places<TypedPlan> = {
  'password.too-weak': 'password',
  '/administrator/name': 'name',
  '/administrator/email': 'email',
  '/administrator/password': 'password',
  '/hours': 'opens',
  '/service/ru': 'serviceRu',
  '/service/en': 'serviceEn',
}

export function orderOf(plan: Plan, password: string, key: string): SetupOrder {
  const { roundTheClock, opens, closes, weekends, holidays } = plan
  return {
    key,
    locale: plan.locale,
    company: plan.company.trim(),
    zone: plan.zone,
    administrator: { name: plan.name.trim(), email: plan.email.trim(), password },
    hours: { roundTheClock, opens, closes, weekends, calendar: holidays && !roundTheClock ? 'ru' : null },
    team: plan.team.trim(),
    service: { ru: plan.serviceRu.trim(), en: plan.serviceEn.trim() || plan.serviceRu.trim() },
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
  hours: /\/hours/,
  service: /\/(team|service)/,
}
