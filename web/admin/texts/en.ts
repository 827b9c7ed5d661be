import { admin } from '../../../src/texts/en/admin.ts'
import { adminApp } from '../../../src/texts/en/admin-app.ts'
import { adminAudit } from '../../../src/texts/en/admin-audit.ts'
import { adminAutomations } from '../../../src/texts/en/admin-automations.ts'
import { adminCatalogue } from '../../../src/texts/en/admin-catalogue.ts'
import { adminConfiguration } from '../../../src/texts/en/admin-configuration.ts'
import { adminContracts } from '../../../src/texts/en/admin-contracts.ts'
import { adminCustomers } from '../../../src/texts/en/admin-customers.ts'
import { adminDuty } from '../../../src/texts/en/admin-duty.ts'
import { adminEscalation } from '../../../src/texts/en/admin-escalation.ts'
import { adminFrame } from '../../../src/texts/en/admin-frame.ts'
import { adminGuide } from '../../../src/texts/en/admin-guide.ts'
import { adminHome } from '../../../src/texts/en/admin-home.ts'
import { adminImport } from '../../../src/texts/en/admin-import.ts'
import { adminLetters } from '../../../src/texts/en/admin-letters.ts'
import { adminMail } from '../../../src/texts/en/admin-mail.ts'
import { adminMerge } from '../../../src/texts/en/admin-merge.ts'
import { adminMessenger } from '../../../src/texts/en/admin-messenger.ts'
import { adminNotices } from '../../../src/texts/en/admin-notices.ts'
import { adminPeople } from '../../../src/texts/en/admin-people.ts'
import { adminPhone } from '../../../src/texts/en/admin-phone.ts'
import { adminRules } from '../../../src/texts/en/admin-rules.ts'
import { adminSms } from '../../../src/texts/en/admin-sms.ts'
import { adminTerms } from '../../../src/texts/en/admin-terms.ts'
import { adminWording } from '../../../src/texts/en/admin-wording.ts'
import { common } from '../../../src/texts/en/common.ts'
import { duty } from '../../../src/texts/en/duty.ts'
import { fields } from '../../../src/texts/en/fields.ts'
import { mailTrouble } from '../../../src/texts/en/mail-trouble.ts'
import { notices } from '../../../src/texts/en/notices.ts'
import { outbox } from '../../../src/texts/en/outbox.ts'
import { readers } from '../../../src/texts/en/readers.ts'
import { refusals } from '../../../src/texts/en/refusals.ts'
import { refusalsOfRules } from '../../../src/texts/en/refusals-of-rules.ts'
import { rhythms } from '../../../src/texts/en/rhythms.ts'
import { routing } from '../../../src/texts/en/routing.ts'
import { signIn } from '../../../src/texts/en/sign-in.ts'
import { statuses } from '../../../src/texts/en/statuses.ts'

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
