import type { MyVenues, VenueOption } from '../../../src/contract/people/people.ts'
import type { NewRequest } from '../../../src/contract/request/request.ts'
import { CHAT_CHANNELS, type Channel, type Urgency } from '../../../src/domain/ground/words.ts'
import type { KeptFile } from '../../request/attach/use-attachments.ts'

/** A request for somebody else that is not filed as yet. */
export interface Order {
  readonly key: string
  readonly channel: Channel
  readonly venue: string | null
  /** A venue that is none of the caller's: found by its code or name. */
  readonly foundVenue: VenueOption | null
  /** Null: what the words mean. */
  readonly service: string | null
  readonly subject: string
  readonly description: string
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
  readonly files: readonly KeptFile[]
  /** Why a call is taken though the contract keeps the phone closed; null: it is not. */
  readonly exception: string | null
}

export const CAME_BY = ['phone', 'email', ...CHAT_CHANNELS, 'desk'] as const satisfies readonly Channel[]

export const EMPTY: Order = {
  key: '',
  channel: 'phone',
  venue: null,
  foundVenue: null,
  service: null,
  subject: '',
  description: '',
  urgency: 'medium',
  stopOfTrade: false,
  files: [],
  exception: null,
}

/** The one that was chosen, else the one he used last, or the only one. */
export function venueIn({ venue, foundVenue }: Order, places: MyVenues | undefined): number | null {
  if (foundVenue) return foundVenue.id
  if (venue !== null) return Number(venue)
  return places?.lastUsedId ?? (places?.venues.length === 1 ? (places.venues[0]?.id ?? null) : null)
}

interface Decided {
  readonly contactId: number
  readonly venueId: number | null
  readonly serviceId: number | null
}

export function wireOf(order: Order, { contactId, venueId, serviceId }: Decided): NewRequest {
  const { channel, subject, description, urgency, stopOfTrade, files, exception } = order
  return {
    contactId,
    channel,
    description,
    urgency,
    stopOfTrade,
    fileIds: files.map(({ id }) => id),
    ...(subject.trim() && { subject }),
    ...(exception !== null && channel === 'phone' && { exception }),
    ...(venueId !== null && { venueId }),
    ...(serviceId !== null && { serviceId }),
  }
}
