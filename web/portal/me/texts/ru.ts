import { notices } from '../../../../src/texts/ru/notices.ts'
import { portalAddresses } from '../../../../src/texts/ru/portal-addresses.ts'
import { portalApp } from '../../../../src/texts/ru/portal-app.ts'
import { portalCalendar } from '../../../../src/texts/ru/portal-calendar.ts'
import { portalMe } from '../../../../src/texts/ru/portal-me.ts'
import { portalMessenger } from '../../../../src/texts/ru/portal-messenger.ts'
import { portalPush } from '../../../../src/texts/ru/portal-push.ts'
import { rhythms } from '../../../../src/texts/ru/rhythms.ts'

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
