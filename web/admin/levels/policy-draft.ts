import type { PolicyDraft } from '../../../src/contract/terms/terms.ts'
import { readPolicy } from '../../../src/domain/terms/policy.ts'
import type { TextId } from '../../../src/texts/catalogue.ts'

type Policy = PolicyDraft['policy']
export type Matrix = Policy['matrix']

/** The numbers of a policy as they are typed. */
export interface TypedPolicy {
  readonly matrix: Matrix
  readonly numbers: Readonly<Record<NumberName, string>>
  readonly replyTakes: boolean
}

/** Each number: how it is called, and where it stands. */
export const NUMBERS = {
  'admin.policy.closes-after': (policy: Policy) => String(policy.silence.closesAfterHours),
  'admin.policy.reminds-before': (policy: Policy) => String(policy.silence.remindsBeforeHours),
  'admin.policy.gives-up-after': (policy: Policy) => String(policy.silence.givesUpAfterWorkingDays),
  'admin.policy.reminds-after': (policy: Policy) => policy.silence.remindsAfterWorkingDays.join(', '),
  'admin.policy.soon-due': (policy: Policy) => String(policy.soonDuePercent),
  'admin.policy.requests-proven': (policy: Policy) => String(policy.newRequestsAnHour.proven),
  'admin.policy.requests-unproven': (policy: Policy) => String(policy.newRequestsAnHour.unproven),
  'admin.policy.notices-hour': (policy: Policy) => String(policy.notices.others.hour),
  'admin.policy.notices-day': (policy: Policy) => String(policy.notices.others.day ?? ''),
} as const satisfies Record<string, (policy: Policy) => string>
export type NumberName = keyof typeof NUMBERS

const NAMES = Object.keys(NUMBERS).filter((name): name is NumberName => name in NUMBERS)

export function typedPolicy(policy: Policy): TypedPolicy {
  const { matrix, replyTakes } = policy
  const numbers = {
    'admin.policy.closes-after': NUMBERS['admin.policy.closes-after'](policy),
    'admin.policy.reminds-before': NUMBERS['admin.policy.reminds-before'](policy),
    'admin.policy.gives-up-after': NUMBERS['admin.policy.gives-up-after'](policy),
    'admin.policy.reminds-after': NUMBERS['admin.policy.reminds-after'](policy),
    'admin.policy.soon-due': NUMBERS['admin.policy.soon-due'](policy),
    'admin.policy.requests-proven': NUMBERS['admin.policy.requests-proven'](policy),
    'admin.policy.requests-unproven': NUMBERS['admin.policy.requests-unproven'](policy),
    'admin.policy.notices-hour': NUMBERS['admin.policy.notices-hour'](policy),
    'admin.policy.notices-day': NUMBERS['admin.policy.notices-day'](policy),
  }
  return { matrix, numbers, replyTakes }
}

/** The policy that is typed; null while it is none that rules could go by. */
export function policyOf({ matrix, numbers, replyTakes }: TypedPolicy, kept: Policy): Policy | null {
  const value = (name: NumberName) => (/^\d{1,6}$/.test(numbers[name].trim()) ? Number(numbers[name]) : Number.NaN)
  const days = numbers['admin.policy.reminds-after']
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number)
  const ofDay = numbers['admin.policy.notices-day'].trim() === '' ? null : value('admin.policy.notices-day')
  const policy: Policy = {
    ...kept,
    matrix,
    replyTakes,
    soonDuePercent: value('admin.policy.soon-due'),
    silence: {
      closesAfterHours: value('admin.policy.closes-after'),
      remindsBeforeHours: value('admin.policy.reminds-before'),
      givesUpAfterWorkingDays: value('admin.policy.gives-up-after'),
      remindsAfterWorkingDays: days,
    },
    notices: { ...kept.notices, others: { hour: value('admin.policy.notices-hour'), day: ofDay } },
    newRequestsAnHour: {
      proven: value('admin.policy.requests-proven'),
      unproven: value('admin.policy.requests-unproven'),
    },
  }
  try {
    readPolicy(policy)
    return policy
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The parts that differ, by how they are called. */
export function changedParts(before: TypedPolicy, after: TypedPolicy): readonly TextId[] {
  const isOther = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  return [
    ...(isOther(before.matrix, after.matrix) ? ['admin.matrix.title' as const] : []),
    ...NAMES.filter((name) => before.numbers[name].trim() !== after.numbers[name].trim()),
    ...(before.replyTakes === after.replyTakes ? [] : ['admin.policy.reply-takes' as const]),
  ]
}
