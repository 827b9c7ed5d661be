import { notices } from '../../../../src/texts/en/notices.ts'
import { portalAddresses } from '../../../../src/texts/en/portal-addresses.ts'
import { portalApp } from '../../../../src/texts/en/portal-app.ts'
import { portalCalendar } from '../../../../src/texts/en/portal-calendar.ts'
import { portalMe } from '../../../../src/texts/en/portal-me.ts'
import { portalMessenger } from '../../../../src/texts/en/portal-messenger.ts'
import { portalPush } from '../../../../src/texts/en/portal-push.ts'
import { rhythms } from '../../../../src/texts/en/rhythms.ts'

export const texts = {
  ...notices,
  ...portalAddresses,
  ...portalApp,
  ...portalCalendar,
  ...portalMe,
  ...portalMessenger,
  ...portalPush,
  ...rhythms,
}
