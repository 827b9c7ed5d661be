import { common } from '../../../src/texts/en/common.ts'
import { fields } from '../../../src/texts/en/fields.ts'
import { portal } from '../../../src/texts/en/portal.ts'
import { portalAddresses } from '../../../src/texts/en/portal-addresses.ts'
import { portalApp } from '../../../src/texts/en/portal-app.ts'
import { portalCompany } from '../../../src/texts/en/portal-company.ts'
import { portalLetter } from '../../../src/texts/en/portal-letter.ts'
import { portalMe } from '../../../src/texts/en/portal-me.ts'
import { portalMessenger } from '../../../src/texts/en/portal-messenger.ts'
import { portalNew } from '../../../src/texts/en/portal-new.ts'
import { portalPush } from '../../../src/texts/en/portal-push.ts'
import { portalRequest } from '../../../src/texts/en/portal-request.ts'
import { refusals } from '../../../src/texts/en/refusals.ts'
import { signIn } from '../../../src/texts/en/sign-in.ts'
import { statuses } from '../../../src/texts/en/statuses.ts'

export const texts = {
  ...common,
  ...signIn,
  ...statuses,
  ...refusals,
  ...fields,
  ...portal,
  ...portalMessenger,
  ...portalNew,
  ...portalApp,
  ...portalPush,
  ...portalRequest,
  ...portalCompany,
  ...portalLetter,
  ...portalMe,
  ...portalAddresses,
}
