import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../ground/instant.ts'
import type { SmsPurpose } from './uses.ts'

/** All money is in kopecks. */
export interface MoneyLimits {
  readonly dayLimit: number
  readonly monthLimit: number
  /** Of each limit, on top of it, for codes of sign-in alone. */
  readonly reservePercent: number
}

export interface Spent {
  readonly day: number
  readonly month: number
}

/** Days and months of the bill begin where providers write theirs. */
const ZONE = 'Europe/Moscow'
const WARNED_FROM = 0.8

export const MONEY_STANDINGS = ['calm', 'near', 'reached'] as const
export type MoneyStanding = (typeof MONEY_STANDINGS)[number]

/** When the day and the month began. */
export function periodsAt(now: Instant): { readonly day: Instant; readonly month: Instant } {
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE).startOfDay()
  return { day: day.epochMilliseconds, month: day.with({ day: 1 }).startOfDay().epochMilliseconds }
}

/** Whether a message may still be paid for. A code of sign-in may go into the reserve: without it a person is locked out. */
export function mayCost(limits: MoneyLimits, spent: Spent, { price, use }: { price: number; use: SmsPurpose }) {
  const most = (limit: number) => limit + (use === 'sign_in' ? reserveOf(limit, limits) : 0)
  return spent.day + price <= most(limits.dayLimit) && spent.month + price <= most(limits.monthLimit)
}

export function reserveOf(limit: number, { reservePercent }: Pick<MoneyLimits, 'reservePercent'>): number {
  return Math.floor((limit * reservePercent) / 100)
}

/** How much of a limit is gone, by the one that is nearer; 1: all of it. */
export function shareSpent({ dayLimit, monthLimit }: Omit<MoneyLimits, 'reservePercent'>, spent: Spent): number {
  const of = (part: number, limit: number) => (limit === 0 ? 1 : part / limit)
  return Math.max(of(spent.day, dayLimit), of(spent.month, monthLimit))
}

/** `reached`: not one more message of a segment would be paid for. */
export function moneyStanding(limits: MoneyLimits, spent: Spent, segmentPrice: number): MoneyStanding {
  if (!mayCost(limits, spent, { price: segmentPrice, use: 'notices' })) return 'reached'
  return shareSpent(limits, spent) >= WARNED_FROM ? 'near' : 'calm'
}
