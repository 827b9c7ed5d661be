import { contractOf } from './contract-row.ts'
import { type EntityState, equipmentOf, organisationOf, personOf, venueOf } from './decide.ts'
import type { ImportSubject, Mapped } from './fields.ts'
import { keysOf } from './keys.ts'
import type { Knowledge } from './knowledge.ts'
import { cellsByField, RowFlaw, type RowProblem } from './read-cells.ts'
import { isSameState } from './same-state.ts'

/** A record that is there, or that a row before has made. */
export interface Standing {
  readonly id: number
  readonly state: EntityState
  /** No import touches it: somebody of the support, or the agreement for whoever has no contract. */
  readonly isFixed: boolean
}

export interface Ground {
  readonly subject: ImportSubject
  readonly mapping: readonly Mapped[]
  readonly knowledge: Knowledge
  /** Records by their keys. */
  readonly standing: (key: string) => Standing | null
  /** Whose a mail domain is. */
  readonly domainOwner: (domain: string) => number | null
  /** The line that brought the same key before; null: none did. */
  readonly lineOf: (key: string) => number | null
  readonly newId: () => number
}

export type Decision =
  | { readonly outcome: 'create'; readonly id: number; readonly state: EntityState; readonly keys: readonly string[] }
  | {
      readonly outcome: 'update'
      readonly id: number
      readonly before: EntityState
      readonly state: EntityState
      readonly keys: readonly string[]
    }
  | { readonly outcome: 'same'; readonly id: number; readonly keys: readonly string[] }
  | { readonly outcome: 'problem'; readonly problem: RowProblem; readonly value: string }

/** What becomes of a row, by what is known: nothing is written here, so a trial and a run decide alike. */
export function decideRow(cells: readonly string[], line: number, ground: Ground): Decision {
  try {
    return decided(cells, line, ground)
  } catch (error) {
    if (error instanceof RowFlaw)
      return { outcome: 'problem', problem: error.problem, value: error.value.slice(0, 200) }
    throw error
  }
}

function decided(row: readonly string[], line: number, ground: Ground): Decision {
  const { subject, knowledge, standing, newId } = ground
  const cells = cellsByField(row, ground.mapping)
  const keys = keysOf(subject, cells, knowledge)
  demandOnce(keys, line, ground)
  const twin = keys.map(standing).find((one) => one !== null) ?? null
  if (twin?.isFixed) throw new RowFlaw(subject === 'contracts' ? 'is-default' : 'is-of-support', keys[0]?.split(' ')[1])
  const state = stateOf(subject, cells, twin?.state ?? null, knowledge)
  demandFree(subject, state, twin, ground)
  if (twin === null) return { outcome: 'create', id: newId(), state, keys }
  if (isSameState(twin.state, state)) return { outcome: 'same', id: twin.id, keys }
  return { outcome: 'update', id: twin.id, before: twin.state, state, keys }
}

function stateOf(
  subject: ImportSubject,
  cells: ReturnType<typeof cellsByField>,
  was: EntityState | null,
  known: Knowledge,
) {
  switch (subject) {
    case 'organisations':
      return organisationOf(cells, was && 'inn' in was ? was : null, known)
    case 'venues':
      return venueOf(cells, was && 'corporationId' in was ? was : null, known)
    case 'people':
      return personOf(cells, was && 'addresses' in was ? was : null, known)
    case 'equipment':
      return equipmentOf(cells, was && 'serialNumber' in was ? was : null, known)
    case 'contracts':
      return contractOf(cells, was && 'hoursId' in was ? was : null, known)
  }
}

/** A person may stand in several rows, one for each of his places, and a contract in one for each of its customers; anything else stands in one. */
function demandOnce(keys: readonly string[], line: number, { subject, lineOf }: Ground): void {
  if (subject === 'people' || subject === 'contracts') return
  const key = keys[0] ?? ''
  const before = lineOf(key)
  if (before !== null && before !== line) throw new RowFlaw('twice-in-file', key.slice(key.indexOf(' ') + 1))
}

/** What one record alone may have is nobody else's. */
function demandFree(
  subject: ImportSubject,
  state: EntityState,
  twin: Standing | null,
  { standing, domainOwner }: Ground,
): void {
  const isOthers = (key: string) => {
    const owner = standing(key)
    return owner !== null && owner.id !== twin?.id
  }
  if ('externalCode' in state && state.externalCode !== null && isOthers(`external ${state.externalCode}`)) {
    throw new RowFlaw('external-code-taken', state.externalCode)
  }
  if (subject === 'people' && 'addresses' in state) {
    const taken = state.addresses.find(({ kind, value }) => isOthers(`${kind} ${value}`))
    if (taken) throw new RowFlaw('address-taken', taken.value)
  }
  if ('domains' in state) {
    const taken = state.domains.find((domain) => ![null, twin?.id].includes(domainOwner(domain)))
    if (taken !== undefined) throw new RowFlaw('domain-taken', taken)
    if (twin && 'code' in twin.state && twin.state.code !== null && twin.state.code !== state.code) {
      throw new RowFlaw('code-of-another', state.code ?? '')
    }
  }
}
