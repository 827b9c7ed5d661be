import { admin } from './admin.ts'
import { adminApp } from './admin-app.ts'
import { adminAudit } from './admin-audit.ts'
import { adminAutomations } from './admin-automations.ts'
import { adminCatalogue } from './admin-catalogue.ts'
import { adminConfiguration } from './admin-configuration.ts'
import { adminContracts } from './admin-contracts.ts'
import { adminCustomers } from './admin-customers.ts'
import { adminDuty } from './admin-duty.ts'
import { adminEscalation } from './admin-escalation.ts'
import { adminFrame } from './admin-frame.ts'
import { adminGuide } from './admin-guide.ts'
import { adminHome } from './admin-home.ts'
import { adminImport } from './admin-import.ts'
import { adminLetters } from './admin-letters.ts'
import { adminMail } from './admin-mail.ts'
import { adminMerge } from './admin-merge.ts'
import { adminMessenger } from './admin-messenger.ts'
import { adminNotices } from './admin-notices.ts'
import { adminPeople } from './admin-people.ts'
import { adminPhone } from './admin-phone.ts'
import { adminRules } from './admin-rules.ts'
import { adminSms } from './admin-sms.ts'
import { adminTerms } from './admin-terms.ts'
import { adminWording } from './admin-wording.ts'
import { bell } from './bell.ts'
import { bot } from './bot.ts'
import { botGroup } from './bot-group.ts'
import { calendar } from './calendar.ts'
import { calls } from './calls.ts'
import { common } from './common.ts'
import { desk } from './desk.ts'
import { deskAuthor } from './desk-author.ts'
import { deskCard } from './desk-card.ts'
import { deskDelivery } from './desk-delivery.ts'
import { deskDuty } from './desk-duty.ts'
import { deskFilter } from './desk-filter.ts'
import { deskHandover } from './desk-handover.ts'
import { deskHeard } from './desk-heard.ts'
import { deskHistory } from './desk-history.ts'
import { deskLetters } from './desk-letters.ts'
import { deskNew } from './desk-new.ts'
import { deskPanel } from './desk-panel.ts'
import { deskRequest } from './desk-request.ts'
import { deskScan } from './desk-scan.ts'
import { duty } from './duty.ts'
import { fields } from './fields.ts'
import { mail } from './mail.ts'
import { mailAddress } from './mail-address.ts'
import { mailTrouble } from './mail-trouble.ts'
import { notices } from './notices.ts'
import { outbox } from './outbox.ts'
import { portal } from './portal.ts'
import { portalAddresses } from './portal-addresses.ts'
import { portalApp } from './portal-app.ts'
import { portalCalendar } from './portal-calendar.ts'
import { portalCompany } from './portal-company.ts'
import { portalLetter } from './portal-letter.ts'
import { portalMe } from './portal-me.ts'
import { portalMessenger } from './portal-messenger.ts'
import { portalNew } from './portal-new.ts'
import { portalPush } from './portal-push.ts'
import { portalRequest } from './portal-request.ts'
import { portalScan } from './portal-scan.ts'
import { push } from './push.ts'
import { readers } from './readers.ts'
import { refusals } from './refusals.ts'
import { refusalsOfRules } from './refusals-of-rules.ts'
import { rhythms } from './rhythms.ts'
import { routing } from './routing.ts'
import { sample } from './sample.ts'
import { scan } from './scan.ts'
import { signIn } from './sign-in.ts'
import { signInLeft } from './sign-in-left.ts'
import { sms } from './sms.ts'
import { statuses } from './statuses.ts'

export const everything = {
  ...common,
  ...notices,
  ...outbox,
  ...signIn,
  ...signInLeft,
  ...statuses,
  ...readers,
  ...refusals,
  ...refusalsOfRules,
  ...rhythms,
  ...routing,
  ...portal,
  ...portalMessenger,
  ...portalNew,
  ...portalApp,
  ...portalCalendar,
  ...portalPush,
  ...portalScan,
  ...portalRequest,
  ...portalCompany,
  ...portalLetter,
  ...portalMe,
  ...portalAddresses,
  ...desk,
  ...deskRequest,
  ...deskScan,
  ...deskAuthor,
  ...deskDelivery,
  ...deskDuty,
  ...deskHeard,
  ...deskHandover,
  ...deskHistory,
  ...deskLetters,
  ...deskNew,
  ...deskFilter,
  ...deskCard,
  ...deskPanel,
  ...bell,
  ...calendar,
  ...calls,
  ...admin,
  ...adminAudit,
  ...adminAutomations,
  ...duty,
  ...adminDuty,
  ...adminEscalation,
  ...adminFrame,
  ...adminCustomers,
  ...adminHome,
  ...adminConfiguration,
  ...sample,
  ...adminGuide,
  ...adminImport,
  ...adminLetters,
  ...adminMail,
  ...adminMerge,
  ...adminMessenger,
  ...adminNotices,
  ...adminPeople,
  ...adminPhone,
  ...adminRules,
  ...adminApp,
  ...adminSms,
  ...scan,
  ...sms,
  ...push,
  ...adminCatalogue,
  ...adminContracts,
  ...adminTerms,
  ...adminWording,
  ...fields,
  ...bot,
  ...botGroup,
  ...mail,
  ...mailTrouble,
  ...mailAddress,
}
