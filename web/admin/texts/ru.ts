import { admin } from '../../../src/texts/ru/admin.ts'
import { adminApp } from '../../../src/texts/ru/admin-app.ts'
import { adminAudit } from '../../../src/texts/ru/admin-audit.ts'
import { adminAutomations } from '../../../src/texts/ru/admin-automations.ts'
import { adminCatalogue } from '../../../src/texts/ru/admin-catalogue.ts'
import { adminConfiguration } from '../../../src/texts/ru/admin-configuration.ts'
import { adminContracts } from '../../../src/texts/ru/admin-contracts.ts'
import { adminCustomers } from '../../../src/texts/ru/admin-customers.ts'
import { adminDuty } from '../../../src/texts/ru/admin-duty.ts'
import { adminEscalation } from '../../../src/texts/ru/admin-escalation.ts'
import { adminFrame } from '../../../src/texts/ru/admin-frame.ts'
import { adminGuide } from '../../../src/texts/ru/admin-guide.ts'
import { adminHome } from '../../../src/texts/ru/admin-home.ts'
import { adminImport } from '../../../src/texts/ru/admin-import.ts'
import { adminLetters } from '../../../src/texts/ru/admin-letters.ts'
import { adminMail } from '../../../src/texts/ru/admin-mail.ts'
import { adminMerge } from '../../../src/texts/ru/admin-merge.ts'
import { adminMessenger } from '../../../src/texts/ru/admin-messenger.ts'
import { adminNotices } from '../../../src/texts/ru/admin-notices.ts'
import { adminPeople } from '../../../src/texts/ru/admin-people.ts'
import { adminPhone } from '../../../src/texts/ru/admin-phone.ts'
import { adminRules } from '../../../src/texts/ru/admin-rules.ts'
import { adminSms } from '../../../src/texts/ru/admin-sms.ts'
import { adminTerms } from '../../../src/texts/ru/admin-terms.ts'
import { adminWording } from '../../../src/texts/ru/admin-wording.ts'
import { common } from '../../../src/texts/ru/common.ts'
import { duty } from '../../../src/texts/ru/duty.ts'
import { fields } from '../../../src/texts/ru/fields.ts'
import { mailTrouble } from '../../../src/texts/ru/mail-trouble.ts'
import { notices } from '../../../src/texts/ru/notices.ts'
import { outbox } from '../../../src/texts/ru/outbox.ts'
import { readers } from '../../../src/texts/ru/readers.ts'
import { refusals } from '../../../src/texts/ru/refusals.ts'
import { refusalsOfRules } from '../../../src/texts/ru/refusals-of-rules.ts'
import { rhythms } from '../../../src/texts/ru/rhythms.ts'
import { routing } from '../../../src/texts/ru/routing.ts'
import { signIn } from '../../../src/texts/ru/sign-in.ts'
import { statuses } from '../../../src/texts/ru/statuses.ts'

export const texts = {
  ...common,
  ...notices,
  ...outbox,
  ...signIn,
  ...statuses,
  ...readers,
  ...refusals,
  ...refusalsOfRules,
  ...rhythms,
  ...routing,
  ...fields,
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
  ...adminCatalogue,
  ...adminContracts,
  ...adminTerms,
  ...adminWording,
  ...mailTrouble,
}
