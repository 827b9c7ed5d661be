import type { admin } from './ru/admin.ts'
import type { adminApp } from './ru/admin-app.ts'
import type { adminAudit } from './ru/admin-audit.ts'
import type { adminAutomations } from './ru/admin-automations.ts'
import type { adminCatalogue } from './ru/admin-catalogue.ts'
import type { adminConfiguration } from './ru/admin-configuration.ts'
import type { adminContracts } from './ru/admin-contracts.ts'
import type { adminCustomers } from './ru/admin-customers.ts'
import type { adminDuty } from './ru/admin-duty.ts'
import type { adminEscalation } from './ru/admin-escalation.ts'
import type { adminFrame } from './ru/admin-frame.ts'
import type { adminGuide } from './ru/admin-guide.ts'
import type { adminHome } from './ru/admin-home.ts'
import type { adminImport } from './ru/admin-import.ts'
import type { adminLetters } from './ru/admin-letters.ts'
import type { adminMail } from './ru/admin-mail.ts'
import type { adminMerge } from './ru/admin-merge.ts'
import type { adminMessenger } from './ru/admin-messenger.ts'
import type { adminNotices } from './ru/admin-notices.ts'
import type { adminPeople } from './ru/admin-people.ts'
import type { adminPhone } from './ru/admin-phone.ts'
import type { adminRules } from './ru/admin-rules.ts'
import type { adminSms } from './ru/admin-sms.ts'
import type { adminTerms } from './ru/admin-terms.ts'
import type { adminWording } from './ru/admin-wording.ts'
import type { bell } from './ru/bell.ts'
import type { bot } from './ru/bot.ts'
import type { botGroup } from './ru/bot-group.ts'
import type { calendar } from './ru/calendar.ts'
import type { calls } from './ru/calls.ts'
import type { common } from './ru/common.ts'
import type { desk } from './ru/desk.ts'
import type { deskAuthor } from './ru/desk-author.ts'
import type { deskCard } from './ru/desk-card.ts'
import type { deskDelivery } from './ru/desk-delivery.ts'
import type { deskDuty } from './ru/desk-duty.ts'
import type { deskFilter } from './ru/desk-filter.ts'
import type { deskHandover } from './ru/desk-handover.ts'
import type { deskHeard } from './ru/desk-heard.ts'
import type { deskHistory } from './ru/desk-history.ts'
import type { deskLetters } from './ru/desk-letters.ts'
import type { deskNew } from './ru/desk-new.ts'
import type { deskPanel } from './ru/desk-panel.ts'
import type { deskRequest } from './ru/desk-request.ts'
import type { deskScan } from './ru/desk-scan.ts'
import type { duty } from './ru/duty.ts'
import type { fields } from './ru/fields.ts'
import type { mail } from './ru/mail.ts'
import type { mailAddress } from './ru/mail-address.ts'
import type { mailTrouble } from './ru/mail-trouble.ts'
import type { notices } from './ru/notices.ts'
import type { outbox } from './ru/outbox.ts'
import type { portal } from './ru/portal.ts'
import type { portalAddresses } from './ru/portal-addresses.ts'
import type { portalApp } from './ru/portal-app.ts'
import type { portalCalendar } from './ru/portal-calendar.ts'
import type { portalCompany } from './ru/portal-company.ts'
import type { portalLetter } from './ru/portal-letter.ts'
import type { portalMe } from './ru/portal-me.ts'
import type { portalMessenger } from './ru/portal-messenger.ts'
import type { portalNew } from './ru/portal-new.ts'
import type { portalPush } from './ru/portal-push.ts'
import type { portalRequest } from './ru/portal-request.ts'
import type { portalScan } from './ru/portal-scan.ts'
import type { push } from './ru/push.ts'
import type { readers } from './ru/readers.ts'
import type { refusals } from './ru/refusals.ts'
import type { refusalsOfRules } from './ru/refusals-of-rules.ts'
import type { rhythms } from './ru/rhythms.ts'
import type { routing } from './ru/routing.ts'
import type { sample } from './ru/sample.ts'
import type { scan } from './ru/scan.ts'
import type { signIn } from './ru/sign-in.ts'
import type { signInLeft } from './ru/sign-in-left.ts'
import type { sms } from './ru/sms.ts'
import type { statuses } from './ru/statuses.ts'

/** Everything the desk can say, by id. A surface carries only its own part (web/portal/texts and its neighbours). */
export type TextId =
  | keyof typeof common
  | keyof typeof notices
  | keyof typeof outbox
  | keyof typeof signIn
  | keyof typeof signInLeft
  | keyof typeof statuses
  | keyof typeof readers
  | keyof typeof refusals
  | keyof typeof refusalsOfRules
  | keyof typeof rhythms
  | keyof typeof routing
  | keyof typeof portal
  | keyof typeof portalNew
  | keyof typeof portalApp
  | keyof typeof portalCalendar
  | keyof typeof portalPush
  | keyof typeof portalScan
  | keyof typeof portalRequest
  | keyof typeof portalCompany
  | keyof typeof portalLetter
  | keyof typeof portalMe
  | keyof typeof portalMessenger
  | keyof typeof portalAddresses
  | keyof typeof desk
  | keyof typeof deskRequest
  | keyof typeof deskScan
  | keyof typeof deskAuthor
  | keyof typeof deskDelivery
  | keyof typeof deskHandover
  | keyof typeof deskHistory
  | keyof typeof deskLetters
  | keyof typeof deskPanel
  | keyof typeof deskNew
  | keyof typeof deskFilter
  | keyof typeof deskCard
  | keyof typeof bell
  | keyof typeof calendar
  | keyof typeof calls
  | keyof typeof admin
  | keyof typeof adminAudit
  | keyof typeof adminAutomations
  | keyof typeof duty
  | keyof typeof deskDuty
  | keyof typeof deskHeard
  | keyof typeof adminDuty
  | keyof typeof adminEscalation
  | keyof typeof adminFrame
  | keyof typeof adminCustomers
  | keyof typeof adminHome
  | keyof typeof adminConfiguration
  | keyof typeof sample
  | keyof typeof adminGuide
  | keyof typeof adminImport
  | keyof typeof adminLetters
  | keyof typeof adminMail
  | keyof typeof adminMerge
  | keyof typeof adminMessenger
  | keyof typeof adminNotices
  | keyof typeof adminPeople
  | keyof typeof adminPhone
  | keyof typeof adminRules
  | keyof typeof adminApp
  | keyof typeof adminSms
  | keyof typeof scan
  | keyof typeof sms
  | keyof typeof push
  | keyof typeof adminCatalogue
  | keyof typeof adminContracts
  | keyof typeof adminTerms
  | keyof typeof adminWording
  | keyof typeof fields
  | keyof typeof bot
  | keyof typeof botGroup
  | keyof typeof mail
  | keyof typeof mailTrouble
  | keyof typeof mailAddress

/** The same ids in another language: one more or one less does not compile. */
export type Translated<Catalogue> = { readonly [Id in keyof Catalogue]: string }

export type TextValues = Readonly<Record<string, string | number>>

/** Says a text in the language it was made for: `say('common.undo')`, `say('portal.waiting', { count: 2 })`. */
export type Say = (id: TextId, values?: TextValues) => string
