import type { Instant } from '../../domain/ground/instant.ts'
import type { Bilingual } from '../../domain/ground/words.ts'
import type { Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'

export interface NewTemplate {
  /** Null: everybody's. */
  readonly teamId: number | null
  readonly name: string
  readonly text: Bilingual
  readonly position: number
}

export async function insertTemplate(tx: Tx, { teamId, name, text, position }: NewTemplate): Promise<void> {
  await tx
    .insertInto('templates')
    .values({ team_id: teamId, name, text: JSON.stringify(text), position })
    .execute()
}

export interface NewAnnouncement {
  readonly kind: 'incident' | 'planned_work'
  readonly text: Bilingual
  readonly serviceId: number | null
  readonly startsAt: Instant
  readonly endsAt: Instant | null
}

export async function insertAnnouncement(tx: Tx, { kind, text, serviceId, startsAt, endsAt }: NewAnnouncement) {
  await tx
    .insertInto('announcements')
    .values({
      kind,
      text: JSON.stringify(text),
      service_id: serviceId,
      starts_at: iso(startsAt),
      ends_at: maybeIso(endsAt),
    })
    .execute()
}

/** Says with a service that it works worse than usual, or not at all. */
export async function limitService(
  tx: Tx,
  id: number,
  {
    availability,
    note,
  }: { readonly availability: 'available' | 'limited' | 'unavailable'; readonly note: Bilingual | null },
): Promise<void> {
  await tx
    .updateTable('services')
    .set({ availability, availability_note: note && JSON.stringify(note) })
    .where('id', '=', id)
    .execute()
}
