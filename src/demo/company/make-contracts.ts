import type { Tx } from '../../db/engine/database.ts'
import {
  coverCustomer,
  everyWeek,
  insertContract,
  insertHours,
  insertLevel,
  type NewHours,
  type NewLevel,
} from '../../db/foundation/foundation.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { localDate } from '../../domain/hours/local-date.ts'
import { DEMONSTRATION_TIMES, FROM_THE_BEGINNING } from '../../domain/terms/demonstration-terms.ts'

type CoveredBy = { organisationId: number } | { venueId: number } | { personId: number }

export interface Covered {
  readonly premium: readonly CoveredBy[]
  readonly standard: readonly CoveredBy[]
  /** Theirs has ended: they are served by the default agreement now. */
  readonly past: readonly CoveredBy[]
}

const ZONE = 'Europe/Moscow'
const SINCE = '2020-01-01'

/** The terms of docs/product.md#defaults: «Премиум», «Стандарт», an ended one, and the agreement for everybody else. */
export async function makeContracts(tx: Tx, now: Instant, covered: Covered): Promise<void> {
  const level = (name: string, times: NewLevel['times']) =>
    insertLevel(tx, { name, times, effectiveFrom: FROM_THE_BEGINNING })
  const basic = await level('Базовое', DEMONSTRATION_TIMES.basic)
  const quick = await level('Премиум', DEMONSTRATION_TIMES.premium)
  const usual = await level('Стандарт', DEMONSTRATION_TIMES.standard)
  const daily = await hours(
    tx,
    '12×7 (09–21 МСК)',
    everyWeek([{ opens: '09:00', closes: '21:00' }], { weekends: true }),
  )
  const office = await hours(
    tx,
    '8×5 (10–18 МСК)',
    everyWeek([{ opens: '10:00', closes: '18:00' }], { weekends: false }),
  )
  const always = await hours(tx, '24×7', everyWeek([], { weekends: true }), true)
  await insertContract(tx, {
    demonstrationValues: true,
    number: 'СБ-0',
    name: 'Базовое 8×5 (10–18 МСК)',
    kind: 'agreement',
    isDefault: true,
    hoursId: office,
    startsOn: SINCE,
    levelId: basic,
  })
  const premium = await insertContract(tx, {
    demonstrationValues: true,
    number: 'ПР-24/018',
    name: 'Премиум 24×7',
    kind: 'contract',
    hoursId: always,
    contractServiceType: true,
    startsOn: dayFrom(now, -400),
    endsOn: dayFrom(now, 330),
    levelId: quick,
  })
  const standard = await insertContract(tx, {
    demonstrationValues: true,
    number: 'СТ-25/107',
    name: 'Стандарт 12×7 (09–21 МСК)',
    kind: 'contract',
    hoursId: daily,
    hourPackage: 40,
    startsOn: dayFrom(now, -290),
    endsOn: dayFrom(now, 38),
    levelId: usual,
  })
  const past = await insertContract(tx, {
    demonstrationValues: true,
    number: 'СТ-23/041',
    name: 'Стандарт 12×7 (прежний)',
    kind: 'contract',
    hoursId: daily,
    startsOn: dayFrom(now, -800),
    endsOn: dayFrom(now, -75),
    levelId: usual,
  })
  for (const customer of covered.premium) await coverCustomer(tx, premium, customer)
  for (const customer of covered.standard) await coverCustomer(tx, standard, customer)
  for (const customer of covered.past) await coverCustomer(tx, past, customer)
}

function hours(tx: Tx, name: string, weekly: NewHours['version']['weekly'], roundTheClock = false): Promise<number> {
  const calendar = name.startsWith('8×5') ? 'ru' : null
  return insertHours(tx, { name, zone: ZONE, version: { effectiveFrom: SINCE, roundTheClock, weekly, calendar } })
}

function dayFrom(now: Instant, days: number): string {
  return localDate(Math.floor(now / DAY) + days)
}
