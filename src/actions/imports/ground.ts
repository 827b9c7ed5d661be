import type { Db } from '../../db/engine/database.ts'
import { byWords, peopleByWords, termNames } from '../../db/imports/contract-names.ts'
import { type Found, findByKeys, organisationsByWords, venuesByCode } from '../../db/imports/known.ts'
import { domainOwners } from '../../db/imports/needed.ts'
import type { EntityState } from '../../domain/imports/decide.ts'
import { type Decision, decideRow, type Standing } from '../../domain/imports/decide-row.ts'
import type { ImportSubject, Mapped } from '../../domain/imports/fields.ts'
import { keysOf } from '../../domain/imports/keys.ts'
import type { KnownOrganisation } from '../../domain/imports/knowledge.ts'
import { cellsByField, RowFlaw } from '../../domain/imports/read-cells.ts'
import { normalisedWords } from '../../domain/imports/words-of-header.ts'

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** What does not change while a file is worked through, and what its own rows have made by now. */
export interface Memory {
  readonly subject: ImportSubject
  readonly mapping: readonly Mapped[]
  readonly zone: string
  readonly organisations: Map<string, KnownOrganisation | null>
  readonly domains: Map<string, number>
  /** What contracts are made of, by the words of its names. */
  readonly names: Readonly<Record<'hours' | 'levels' | 'services', ReadonlyMap<string, number | null>>>
  /** Lines by key: in a trial of the whole file. */
  readonly lines: Map<string, number>
  /** Records that rows have made or changed, by their keys: in a trial of the whole file, in a run of one batch. */
  readonly made: Map<string, Standing>
}

export async function openMemory(db: Db, order: Pick<Memory, 'subject' | 'mapping' | 'zone'>): Promise<Memory> {
  const [organisations, domains, terms] = await Promise.all([organisationsByWords(db), domainOwners(db), termNames(db)])
  const names = { hours: byWords(terms.hours), levels: byWords(terms.levels), services: byWords(terms.services) }
  return { ...order, organisations, domains, names, lines: new Map(), made: new Map() }
}

export interface Batch {
  readonly rows: readonly Row[]
  /** Ids for what is made; a trial has none and takes negative ones. */
  readonly ids: readonly number[]
  readonly locks: boolean
}

export interface Decided {
  readonly line: number
  readonly decision: Decision
}

/** Decides a batch in one trip for each kind of thing that its rows name. */
export async function decideBatch(db: Db, memory: Memory, { rows, ids, locks }: Batch): Promise<Decided[]> {
  const { subject, mapping } = memory
  const venues = await venuesByCode(db, cellsIn(rows, mapping, 'venue'))
  const people = await peopleByWords(db, cellsIn(rows, mapping, 'person'))
  const venue = (code: string) => venues.get(code) ?? null
  const keys = rows.flatMap((row) => keysIn(row, memory, venue))
  const found = new Map<string, Found>()
  for (const one of await findByKeys(db, subject, keys, { locks })) for (const key of one.keys) found.set(key, one)
  let next = 0
  const ground = {
    subject,
    mapping,
    knowledge: {
      organisation: (words: string) => memory.organisations.get(words) ?? null,
      venue,
      person: (words: string) => people.get(words) ?? null,
      hours: (words: string) => memory.names.hours.get(words) ?? null,
      level: (words: string) => memory.names.levels.get(words) ?? null,
      service: (words: string) => memory.names.services.get(words) ?? null,
      zone: memory.zone,
    },
    standing: (key: string) => memory.made.get(key) ?? found.get(key) ?? null,
    domainOwner: (domain: string) => memory.domains.get(domain) ?? null,
    lineOf: (key: string) => memory.lines.get(key) ?? null,
    newId: () => ids[next++] ?? -1 - memory.made.size,
  }
  return rows.map(({ cells, line }) => {
    const decision = decideRow(cells, line, ground)
    if (decision.outcome !== 'problem') remember(memory, decision, line)
    return { line, decision }
  })
}

function remember(memory: Memory, decision: Exclude<Decision, { outcome: 'problem' }>, line: number): void {
  for (const key of decision.keys) if (!memory.lines.has(key)) memory.lines.set(key, line)
  if (decision.outcome === 'same') return
  const { id, state } = decision
  const standing = { id, state, isFixed: false }
  for (const key of [...decision.keys, ...keysOfState(state)]) memory.made.set(key, standing)
  if (!('domains' in state)) return
  for (const domain of state.domains) memory.domains.set(domain, id)
  const known = { id, kind: state.kind, code: state.code }
  for (const words of [state.name, state.code, state.inn]) {
    if (words !== null) memory.organisations.set(normalisedWords(words), known)
  }
}

function keysOfState(state: EntityState): string[] {
  const external = 'externalCode' in state && state.externalCode !== null ? [`external ${state.externalCode}`] : []
  const addresses = 'addresses' in state ? state.addresses.map(({ kind, value }) => `${kind} ${value}`) : []
  return [...external, ...addresses]
}

function cellsIn(rows: readonly Row[], mapping: readonly Mapped[], name: string): string[] {
  const place = mapping.findIndex(({ field }) => field === name)
  return place === -1 ? [] : rows.map(({ cells }) => (cells[place] ?? '').trim()).filter((text) => text !== '')
}

function keysIn(
  row: Row,
  { subject, mapping }: Memory,
  venue: (code: string) => { readonly id: number } | null,
): string[] {
  try {
    return keysOf(subject, cellsByField(row.cells, mapping), { venue })
  } catch (error) {
    if (error instanceof RowFlaw) return []
    throw error
  }
}
