import type { ContractState } from '../terms/contract-state.ts'
import type { CoveredCustomer } from '../terms/coverage.ts'
import type { Knowledge } from './knowledge.ts'
import { type Cells, dayIn, organisationKey, RowFlaw, type RowProblem, wordIn, yesOrNo } from './read-cells.ts'
import { normalisedWords } from './words-of-header.ts'

const CONTRACT_KINDS = ['contract', 'agreement'] as const
const CONTRACT_STATES = ['draft', 'active', 'suspended', 'expired'] as const

const KIND_WORDS = { договор: 'contract', соглашение: 'agreement' } as const
const STATE_WORDS = {
  черновик: 'draft',
  действует: 'active',
  активен: 'active',
  приостановлен: 'suspended',
  истек: 'expired',
  закончился: 'expired',
} as const

/** The words by which an export says kinds and states, and which services: an import reads them again. */
export const KIND_NAMES = { contract: 'договор', agreement: 'соглашение' } as const
export const STATE_NAMES = {
  draft: 'черновик',
  active: 'действует',
  suspended: 'приостановлен',
  expired: 'истёк',
} as const
export const EVERY_SERVICE = 'все'

/** What a row makes of a contract; customers of several rows add up, and those that were there stay. */
export function contractOf(cells: Cells, was: ContractState | null, known: Knowledge): ContractState {
  const services = servicesIn(cells.services, known)
  const state: ContractState = {
    number: cells.number ?? was?.number ?? '',
    name: cells.name ?? was?.name ?? '',
    kind:
      cells.kind === undefined
        ? (was?.kind ?? 'contract')
        : wordIn(cells.kind, CONTRACT_KINDS, KIND_WORDS, 'kind-unknown'),
    state:
      cells.state === undefined
        ? (was?.state ?? 'active')
        : wordIn(cells.state, CONTRACT_STATES, STATE_WORDS, 'state-unknown'),
    startsOn: cells.startsOn === undefined ? (was?.startsOn ?? missing('date-wrong')) : dayIn(cells.startsOn),
    endsOn: endIn(cells.endsOn, was?.endsOn ?? null),
    hoursId: idIn(cells.hours, was?.hoursId, known.hours, 'hours-unknown'),
    levelId: idIn(cells.level, was?.levelId, known.level, 'level-unknown'),
    contractServiceType: cells.phone === undefined ? (was?.contractServiceType ?? false) : yesOrNo(cells.phone),
    waitingExternalPauses:
      cells.externalPauses === undefined ? (was?.waitingExternalPauses ?? false) : yesOrNo(cells.externalPauses),
    hourPackage: packageIn(cells.hourPackage, was?.hourPackage ?? null),
    coversAllServices: services === undefined ? (was?.coversAllServices ?? true) : services === null,
    serviceIds: services === undefined ? (was?.serviceIds ?? []) : (services ?? []),
    customers: withCustomer(was?.customers ?? [], customerIn(cells, known)),
  }
  if (state.name === '') throw new RowFlaw('name-missing')
  if (state.endsOn !== null && state.endsOn < state.startsOn) throw new RowFlaw('ends-before', cells.endsOn)
  return state
}

/** Null: every service; undefined: the row says nothing of it. */
function servicesIn(text: string | undefined, known: Knowledge): readonly number[] | null | undefined {
  if (text === undefined) return undefined
  if (normalisedWords(text) === EVERY_SERVICE) return null
  const ids = text
    .split(';')
    .map((name) => known.service(normalisedWords(name)) ?? missing('service-unknown', name.trim()))
  return [...new Set(ids)].toSorted((one, other) => one - other)
}

function customerIn(cells: Cells, known: Knowledge): CoveredCustomer | null {
  if (cells.venue !== undefined) {
    return { venueId: (known.venue(cells.venue) ?? missing('venue-unknown', cells.venue)).id }
  }
  if (cells.organisation !== undefined) {
    const found = known.organisation(organisationKey(cells.organisation))
    return { organisationId: (found ?? missing('organisation-unknown', cells.organisation)).id }
  }
  if (cells.person === undefined) return null
  return { personId: (known.person(cells.person) ?? missing('person-unknown', cells.person)).id }
}

function withCustomer(kept: readonly CoveredCustomer[], one: CoveredCustomer | null): readonly CoveredCustomer[] {
  const text = JSON.stringify(one)
  return one === null || kept.some((other) => JSON.stringify(other) === text) ? kept : [...kept, one]
}

/** «без срока» and «—» take an end away. */
function endIn(text: string | undefined, was: string | null): string | null {
  if (text === undefined) return was
  return /^(—|-|без срока|бессрочно)$/i.test(text) ? null : dayIn(text)
}

function packageIn(text: string | undefined, was: number | null): number | null {
  if (text === undefined) return was
  const hours = Number(text.replace(/\s|ч\.?$/g, ''))
  if (!Number.isInteger(hours) || hours < 0 || hours > 100_000) throw new RowFlaw('hours-wrong', text)
  return hours === 0 ? null : hours
}

function idIn(
  text: string | undefined,
  was: number | undefined,
  find: (words: string) => number | null,
  problem: RowProblem,
): number {
  if (text === undefined) return was ?? missing(problem)
  return find(normalisedWords(text)) ?? missing(problem, text)
}

function missing(problem: RowProblem, value = ''): never {
  throw new RowFlaw(problem, value)
}
