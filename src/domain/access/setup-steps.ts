/** What makes a desk a company’s own, in the order in which it is usually done. */
export const SETUP_STEPS = [
  'mail',
  'sending',
  'messenger',
  'hours',
  'staff',
  'catalogue',
  'customers',
  'contracts',
  'terms',
  'templates',
  'signature',
] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** How far the desk has come, counted. */
export interface SetupCounts {
  /** What the ways in and out say is done. */
  readonly doneByWays: readonly SetupStep[]
  readonly specialists: number
  /** Times that service hours were made or changed after the first ones. */
  readonly hoursChanged: number
  readonly services: number
  readonly customers: number
  readonly contracts: number
  /** Contracts in force whose times came with the program. */
  readonly demonstrationTerms: number
  readonly templates: number
}

/** A step is done when what it asks for is there; the first service and the first administrator came with the set-up. */
const STEP_IS_DONE: Readonly<Record<SetupStep, (counts: SetupCounts) => boolean>> = {
  mail: ({ doneByWays }) => doneByWays.includes('mail'),
  sending: ({ doneByWays }) => doneByWays.includes('sending'),
  messenger: ({ doneByWays }) => doneByWays.includes('messenger'),
  hours: ({ hoursChanged }) => hoursChanged > 0,
  staff: ({ specialists }) => specialists > 1,
  catalogue: ({ services }) => services > 1,
  customers: ({ customers }) => customers > 0,
  contracts: ({ contracts }) => contracts > 1,
  terms: ({ demonstrationTerms }) => demonstrationTerms === 0,
  templates: ({ templates }) => templates > 0,
  signature: ({ doneByWays }) => doneByWays.includes('signature'),
}

/** What people decided about the list itself. */
export interface SetupChoices {
  readonly skipped: readonly SetupStep[]
  readonly hidden: boolean
}

export function setupSteps(counts: SetupCounts, { skipped }: SetupChoices) {
  return SETUP_STEPS.map((step) => ({
    step,
    state: STEP_IS_DONE[step](counts)
      ? ('done' as const)
      : skipped.includes(step)
        ? ('skipped' as const)
        : ('open' as const),
  }))
}

/** What was kept, read with care: a step that is not known any more is left out. */
export function setupChoicesIn(kept: unknown): SetupChoices {
  const { skipped, hidden }: { skipped: unknown; hidden: unknown } = Object.assign({ skipped: [], hidden: false }, kept)
  const known: readonly unknown[] = Array.isArray(skipped) ? skipped : []
  return {
    skipped: SETUP_STEPS.filter((step) => known.includes(step)),
    hidden: hidden === true,
  }
}
