import type { Overview } from '../../../src/contract/people/overview.ts'
import type { SetupStep } from '../../../src/domain/access/setup-steps.ts'

/** The nine steps of the first set-up. The first three are answered before there is anybody to sign in, the others by the first administrator. */
export const GUIDE = [
  'place',
  'company',
  'administrator',
  'mail',
  'messenger',
  'hours',
  'terms',
  'staff',
  'samples',
] as const
export type GuideStep = (typeof GUIDE)[number]

/** Steps that the desk itself knows to be done or skipped. */
const KNOWN = {
  mail: 'mail',
  messenger: 'messenger',
  hours: 'hours',
  terms: 'terms',
  staff: 'staff',
} as const satisfies {
  readonly [Step in GuideStep]?: SetupStep
}

export type StepState = 'done' | 'skipped' | 'open'

/** By which name a step is skipped; null: it is not kept that it was. */
export function setupStepOf(step: GuideStep): SetupStep | null {
  return Object.entries(KNOWN).find(([name]) => name === step)?.[1] ?? null
}

/** How each of the steps stands once somebody is signed in. */
export function statesOf(
  steps: Overview['setup']['steps'],
  { hasSamples }: { readonly hasSamples: boolean },
): Readonly<Record<GuideStep, StepState>> {
  const state = (name: SetupStep) => steps.find(({ step }) => step === name)?.state ?? 'open'
  return {
    place: 'done',
    company: 'done',
    administrator: 'done',
    mail: state('mail'),
    messenger: state('messenger'),
    hours: state('hours'),
    terms: state('terms'),
    staff: state('staff'),
    samples: hasSamples ? 'done' : 'open',
  }
}

/** Where somebody goes on who comes back: the first step that is neither done nor skipped. */
export function nextOpen(states: Readonly<Record<GuideStep, StepState>>): GuideStep {
  return GUIDE.find((step) => states[step] === 'open') ?? 'samples'
}

export function neighbour(step: GuideStep, by: 1 | -1): GuideStep | null {
  return GUIDE[GUIDE.indexOf(step) + by] ?? null
}
