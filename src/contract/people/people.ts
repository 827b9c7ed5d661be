import { z } from 'zod'
import { MOST_NEEDED } from '../../domain/duty/need.ts'
import { ABSENCE_REASONS } from '../../domain/people/absence.ts'
import { TEAM_ZONE } from '../../domain/people/team.ts'
import { bilingual, id, line, localDate, locale, moment, named, requestNumber, status, zone } from '../common.ts'

export const venueOption = z.object({ id, code: z.string(), name: z.string(), address: z.string(), zone: z.string() })
export type VenueOption = z.infer<typeof venueOption>
/** Venues a person may file for, the one he used last first. */
export const myVenues = z.object({ venues: z.array(venueOption), lastUsedId: id.nullable() })
export type MyVenues = z.infer<typeof myVenues>

/** Somebody who called and whom nobody knows: what a request needs of him. */
export const callerCard = z.object({
  name: line(200).min(1),
  phone: line(40).min(1).describe('In any spelling'),
  venueId: id.optional(),
  locale: locale.default('ru'),
})
export type CallerCard = z.input<typeof callerCard>
export const madeCard = z.object({
  id,
  name: z.string(),
  isNew: z.boolean().describe('False: the number was known, and this is whose it is'),
})
export type MadeCard = z.infer<typeof madeCard>

/** A call that is not taken, since the contract keeps the phone closed. */
export const turningAway = z.object({
  venueId: id.optional(),
  serviceId: id.optional(),
  letter: z
    .union([z.literal('main'), line(320).min(3)])
    .nullable()
    .describe('Where the way to the portal is sent: `main` for his own main address, or a mail address; null: nowhere'),
  sms: z
    .union([z.literal('own'), line(40).min(3)])
    .nullable()
    .default(null)
    .describe('The same to a telephone: `own` for his own, or a number; null: none'),
})
export type TurningAway = z.input<typeof turningAway>
export const turnedAwayCalls = z.object({
  calls: z.array(
    z.object({
      id,
      at: moment,
      by: named,
      reason: z.string().describe('The refusal by its code'),
      contract: named.describe('The one that keeps the phone closed'),
      phone: z
        .string()
        .nullable()
        .describe('The number he called from; null where it is not known or not for you to see'),
      letterTo: z.string().nullable().describe('Where the way in was sent; null also where it is not for you to see'),
      wasWrittenTo: z.boolean(),
      smsTo: z.string().nullable().describe('To which telephone; null also where it is not for you to see'),
      wasTexted: z.boolean(),
    }),
  ),
  hasMail: z.boolean().describe('He can be written to at an address of his own'),
  hasPhone: z.boolean().describe('He has a number of his own'),
  takesSms: z.boolean().describe('The way in can be sent to a telephone just now'),
})
export type TurnedAwayCalls = z.infer<typeof turnedAwayCalls>

/** Somebody of the support is not there today. */
export const away = z.object({
  until: localDate.describe('The last day'),
  reason: z.enum(ABSENCE_REASONS),
  substitute: z.string().nullable(),
})
export type Away = z.infer<typeof away>

export const onLine = z.object({ onLine: z.boolean().describe('Takes new requests now, as he says himself') })
export type OnLine = z.infer<typeof onLine>

export const teamTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM by the clock of the team')

export const dutyNeed = z.object({
  people: z.int().min(1).max(MOST_NEEDED).describe('At once'),
  weekends: z.boolean().describe('On Saturdays and Sundays too'),
  from: teamTime,
  to: teamTime.describe('No later than `from`: on the next day; the same: round the clock'),
})

export const teamCard = z.object({
  id,
  name: z.string(),
  line: z.int().nullable(),
  zone: z.string().describe('By whose clock its duty is planned'),
  need: dutyNeed.describe('How many people it needs on duty, and when'),
  hours: named
    .nullable()
    .describe(
      'In which hours it works: with their end the day is over for its people who have no shift; null: none are known',
    ),
  members: z.array(
    z.object({
      id,
      name: z.string(),
      leads: z.boolean(),
      open: z.int().describe('Open requests he has'),
      openLimit: z.int().nullable().describe('So many he takes at once; null: any number'),
      away: away.nullable().describe('Null: he is there'),
    }),
  ),
})
export type TeamCard = z.infer<typeof teamCard>

export const teamOrder = z.object({
  name: line(100).min(1),
  line: z.int().min(1).max(3).nullable().describe('Null: beside the lines'),
  zone: zone.optional().describe(`By whose clock its duty is planned; left out: as it is, of a new team ${TEAM_ZONE}`),
  need: dutyNeed.optional().describe('Left out: as it is, of a new team one person round the clock'),
  hoursId: id
    .nullable()
    .optional()
    .describe('Service hours in which it works; null: none; left out: as it is, of a new team none'),
})

/** What it is to be from now on, and what was on the screen; left out, whatever it is now is replaced. */
export const teamChange = teamOrder.extend({ seen: teamOrder.optional() })

export const template = z.object({ id, name: z.string(), text: bilingual, teamId: id.nullable() })
export type Template = z.infer<typeof template>

/** An open request of somebody who was found. */
const openUnderCard = z.object({ number: requestNumber, subject: z.string(), status })

/** One search box: requests by number, words, phone, mail; people and venues. */
export const searchResult = z.object({
  requests: z.array(
    z.object({ number: requestNumber, subject: z.string(), status, venue: z.string().nullable(), contact: z.string() }),
  ),
  people: z.array(z.object({ id, name: z.string(), about: z.string(), open: z.array(openUnderCard) })),
  venues: z.array(venueOption.extend({ open: z.array(openUnderCard) })),
  read: z.string().describe('How the query was understood, e.g. after a wrong keyboard layout'),
})
export type SearchResult = z.infer<typeof searchResult>

export const draft = z.object({ key: z.string(), body: z.record(z.string(), z.unknown()), savedAt: z.string() })

export const setupState = z.object({ needed: z.boolean() })
/** The first administrator and the first terms of an empty desk. */
export const setupOrder = z.object({
  key: z.string().describe('One-time key printed by the first start'),
  locale,
  company: line(200).min(1),
  zone: z.string().max(60),
  administrator: z.object({
    name: line(200).min(1),
    email: z.email(),
    password: z.string().min(10).max(500),
  }),
  hours: z.object({
    roundTheClock: z.boolean(),
    opens: z.string().regex(/^\d\d:\d\d$/),
    closes: z.string().regex(/^\d\d:\d\d$/),
    weekends: z.boolean(),
    calendar: z.enum(['ru']).nullable(),
  }),
  team: line(100).min(1),
  service: bilingual,
})
export type SetupOrder = z.infer<typeof setupOrder>
export const person = named
