import type { Instant } from '../ground/instant.ts'
import { type Channel, CUSTOMER_NOTICES, type CustomerNotice, NOTICE_KINDS, type NoticeKind } from '../ground/words.ts'

/** Somebody who may have to hear of a change, and what he is to the request. */
export interface Participant {
  readonly id: number
  /** Of the support service. */
  readonly isStaff: boolean
  /** The request is his. */
  readonly isContact: boolean
  readonly watches: boolean
  /** Named in copy of a letter since then, and nothing more; null: he is not. */
  readonly copiedSince: Instant | null
  readonly isAssignee: boolean
  /** It was given to him by this change, and is his still. */
  readonly isAssigned: boolean
  /** It was his until this change, is somebody else's or nobody's now, and he may read it still. */
  readonly wasAssigned: boolean
  /** Works in its team while nobody of the team is assigned. */
  readonly isNext: boolean
  readonly isInTeam: boolean
  readonly leads: boolean
  /** By a note of this change. */
  readonly isMentioned: boolean
  /** By a step of escalation, or since somebody else did not confirm it. */
  readonly isCalled: boolean
}

export interface Happening {
  readonly kinds: readonly NoticeKind[]
  /** Who did it; null: the desk itself. */
  readonly by: number | null
  /** The way by which he did it. */
  readonly channel: Channel
  readonly at: Instant
}

/** As what a person hears: as one of the customers of a request, or as one who works it. */
export type Side = 'customer' | 'support'

export interface Hearing {
  readonly personId: number
  readonly kind: NoticeKind
  readonly side: Side
}

type Concerns = (person: Participant, at: Instant) => boolean

const contact: Concerns = ({ isContact }) => isContact
const worker: Concerns = ({ isAssignee, isNext }) => isAssignee || isNext
/** What is said aloud is heard by all whom the composer names: the contact, the watchers, and who is in copy from then on. */
const listeners: Concerns = ({ isContact, watches, copiedSince }, at) =>
  isContact || watches || (copiedSince !== null && copiedSince <= at)

/** Who hears of what. Support notices are for the support alone, whatever the table says. */
const AUDIENCE: Readonly<Record<NoticeKind, Concerns>> = {
  acknowledgement: contact,
  reply: listeners,
  question: listeners,
  resolved: listeners,
  closed: contact,
  reminder: contact,
  due_moved: contact,
  trade_stopped: worker,
  escalated: ({ isCalled }) => isCalled,
  mention: ({ isMentioned }) => isMentioned,
  assigned: ({ isAssigned }) => isAssigned,
  returned: worker,
  answered: (person) => worker(person, 0) || person.watches,
  breached: (person) => worker(person, 0) || person.leads,
  soon_due: worker,
  reassigned: ({ wasAssigned }) => wasAssigned,
  rated: ({ isAssignee }) => isAssignee,
  in_team: ({ isInTeam }) => isInTeam,
}

/** Ways in that show nobody what became of his words: whoever files by them is told the number of his own request. */
const SILENT_WAYS: readonly Channel[] = ['email']

/**
 * Who hears of a change, each once, by the kind that says most to him: of his own action nobody, but for the acknowledgement of
 * what came by a silent way. Whose request it is hears as a customer and of nothing inside the support, whoever he works for.
 */
export function hearersOf({ kinds, by, channel, at }: Happening, people: readonly Participant[]): Hearing[] {
  const ordered = NOTICE_KINDS.filter((kind) => kinds.includes(kind))
  return people.flatMap((person) => {
    const side = sideOf(person)
    const isOwn = person.id === by
    const kind = ordered.find(
      (one) =>
        AUDIENCE[one](person, at) &&
        (side === 'support' || isForCustomers(one)) &&
        (!isOwn || (one === 'acknowledgement' && SILENT_WAYS.includes(channel))),
    )
    return kind === undefined ? [] : [{ personId: person.id, kind, side }]
  })
}

/** Whose own matter it is, or who is in copy of it, hears as a customer, whoever he works for. */
export function sideOf({ isStaff, isContact, copiedSince }: Participant): Side {
  return isStaff && !isContact && copiedSince === null ? 'support' : 'customer'
}

export function isForCustomers(kind: string): kind is CustomerNotice {
  return CUSTOMER_NOTICES.some((one) => one === kind)
}
