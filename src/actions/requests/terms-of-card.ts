import type { Db } from '../../db/engine/database.ts'
import { loadIntake } from '../../db/request/intake.ts'
import { contractsSeen, type ViewedContract } from '../../db/request/request-surroundings-view.ts'
import { type Actor, mayOnDesk, THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Channel } from '../../domain/ground/words.ts'
import { ruled } from '../../domain/request/request-intake.ts'
import { closedWays } from '../../domain/terms/ways-in.ts'

/** A person, a venue, or a person with those venues that he writes from. */
export interface CardQuestion {
  readonly personId: number | null
  /** Empty: without a venue. */
  readonly venueIds: readonly number[]
}

export interface CardTerms {
  readonly contract: ViewedContract
  readonly because: string
  readonly closedWays: Channel[]
  readonly venueIds: number[]
}

/** Which contracts would rule requests of this card that are filed now, each once; only those that the actor may see. */
export async function termsOfCard(
  { db, actor, now }: { readonly db: Db; readonly actor: Actor; readonly now: Instant },
  { personId, venueIds }: CardQuestion,
): Promise<CardTerms[]> {
  if (!mayOnDesk(actor, 'work_on_desk')) throw new Refusal('permission.missing')
  const contactId = personId ?? THE_DESK.personId
  const places = venueIds.length === 0 ? [null] : venueIds
  const rulings = await Promise.all(places.map((venueId) => rulingAt(db, { contactId, venueId, now })))
  const known = await contractsSeen(
    db,
    actor,
    rulings.map(({ contract }) => contract.id),
  )
  return known.map((contract) => {
    const here = rulings.filter((ruling) => ruling.contract.id === contract.id)
    return {
      contract,
      because: here[0]?.coverage.because ?? 'default_agreement',
      closedWays: closedWays(contract),
      venueIds: here.flatMap(({ venueId }) => venueId ?? []),
    }
  })
}

interface Place {
  readonly contactId: number
  readonly venueId: number | null
  readonly now: Instant
}

async function rulingAt(db: Db, { contactId, venueId, now }: Place) {
  const intake = await loadIntake(db, { contactId, authorId: contactId, venueId, equipmentId: null, serviceId: null })
  return { venueId, ...ruled(intake, { contactId, now }) }
}
