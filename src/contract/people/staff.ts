import { z } from 'zod'
import { ROLES } from '../../domain/ground/words.ts'
import { ABSENCE_REASONS } from '../../domain/people/absence.ts'
import { id, line, localDate, locale, moment, named } from '../common.ts'

export const staffRole = z.enum(ROLES).exclude(['customer_user', 'customer_manager', 'dealer_user', 'dealer_manager'])

const absenceReason = z.enum(ABSENCE_REASONS)
export const absence = z.object({
  id,
  startsOn: localDate,
  endsOn: localDate.describe('The last day'),
  reason: absenceReason,
  note: z.string(),
  substitute: named.nullable().describe('Who stands in for him'),
})
export type Absence = z.infer<typeof absence>

/** Somebody who works on the desk, as an administrator sees him. */
export const staffMember = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  roles: z.array(staffRole),
  teams: z.array(named),
  open: z.int().describe('Open requests he has'),
  hasEntered: z.boolean().describe('False: he has been invited and has not come yet'),
  invitedUntil: moment.nullable().describe('When the last link that nobody has used ends, or ended'),
  hasSecondFactor: z.boolean(),
  extension: z.string().nullable().describe('His number inside the house'),
  openLimit: z.int().nullable().describe('So many open requests he takes at once; null: any number'),
  absences: z.array(absence).describe('That are not over, the next one first'),
  today: localDate.describe('Where he is'),
  seenAt: moment.nullable(),
  archivedAt: moment.nullable(),
})
export type StaffMember = z.infer<typeof staffMember>
export const staffList = z.object({ staff: z.array(staffMember) })

export const secondFactorRoles = z.object({ roles: z.array(staffRole) })
export const secondFactorRolesChange = z.object({ roles: z.array(staffRole).max(8), seen: z.array(staffRole) })

const roles = z.array(staffRole).min(1).max(8).describe('What he may do; several add up')
const teamIds = z.array(id).max(100)

const byLetter = z.boolean().describe('Also by letter, when mail can send')

export const invitation = z.object({
  name: line(200).min(1),
  email: z.email().max(200),
  roles,
  teamIds,
  locale: locale.default('ru'),
  byLetter: byLetter.default(true),
})
export type Invitation = z.input<typeof invitation>

export const enterLink = z.object({
  id,
  link: z.string().describe('Opens the desk once, as this person; shown only now'),
  expiresAt: moment,
})
export type EnterLink = z.infer<typeof enterLink>

export const invitationLink = enterLink.extend({
  letterTo: z.string().nullable().describe('Where it goes by letter; null: it is handed over by hand'),
})
export type InvitationLink = z.infer<typeof invitationLink>

export const anotherInvitation = z.object({ byLetter: byLetter.default(true) })

/** His roles and teams from now on, and those that were on the screen. */
export const staffChange = z.object({ roles, teamIds, seen: z.object({ roles: z.array(staffRole), teamIds }) })
export type StaffChange = z.input<typeof staffChange>

export const leaving = z.object({
  successorId: id.nullable().describe('Who gets his open requests; null: they go back to the queues of their teams'),
})

const settings = z.object({
  extension: z
    .string()
    .regex(/^\d{2,10}$/)
    .nullable(),
  openLimit: z.int().min(1).max(999).nullable(),
})
export const settingsChange = settings.extend({ seen: settings })
export type SettingsChange = z.input<typeof settingsChange>

export const newAbsence = z.object({
  startsOn: localDate,
  endsOn: localDate,
  reason: absenceReason,
  note: line(300).default(''),
  substituteId: id.nullable(),
})
export type NewAbsence = z.input<typeof newAbsence>
