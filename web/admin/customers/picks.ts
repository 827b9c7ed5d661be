import type { z } from 'zod'
import type { staffList } from '../../../src/contract/people/staff.ts'
import type { OrganisationKind } from '../../../src/domain/people/organisation.ts'
import { get } from '../../api.ts'
import { hasWords } from '../../ui/has-words.ts'
import type { Found } from './PickOne.tsx'
import { listOf } from './records.ts'

/** So many are offered at once; more words find the others. */
const OFFERED = 20

/** Organisations that work, of the kinds that may be chosen. */
export async function findOrganisations(
  words: string,
  signal: AbortSignal,
  isOffered: (kind: OrganisationKind) => boolean = () => true,
): Promise<readonly Found[]> {
  const kinds = (['dealer', 'corporation', 'support_service'] as const).filter(isOffered)
  const pages = await Promise.all(
    kinds.map((kind) =>
      listOf('organisations', `kind=${kind}&archived=false&limit=${OFFERED}&q=${encodeURIComponent(words)}`, signal),
    ),
  )
  return pages.flatMap(({ items }) => items).map(({ id, name, code }) => ({ id, name, note: code ?? undefined }))
}

export function findDealers(words: string, signal: AbortSignal): Promise<readonly Found[]> {
  return findOrganisations(words, signal, (kind) => kind === 'dealer')
}

export async function findVenues(words: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { items } = await listOf('venues', `works=true&limit=${OFFERED}&q=${encodeURIComponent(words)}`, signal)
  return items.map(({ id, name, address, code }) => ({ id, name: `${name}, ${address}`, note: code }))
}

/** Whoever works on the desk. */
export async function findSpecialists(words: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { staff } = await get<z.infer<typeof staffList>>('/api/staff', signal)
  return staff
    .filter(({ archivedAt, name }) => archivedAt === null && hasWords(name, words))
    .map(({ id, name, teams }) => ({ id, name, note: teams.map((team) => team.name).join(', ') }))
}
