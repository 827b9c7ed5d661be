import { common } from '../../../src/texts/en/common.ts'
import { fields } from '../../../src/texts/en/fields.ts'
import { outbox } from '../../../src/texts/en/outbox.ts'
import { portal } from '../../../src/texts/en/portal.ts'
import { portalCompany } from '../../../src/texts/en/portal-company.ts'
import { portalLetter } from '../../../src/texts/en/portal-letter.ts'
import { portalNew } from '../../../src/texts/en/portal-new.ts'
import { portalRequest } from '../../../src/texts/en/portal-request.ts'
import { refusals } from '../../../src/texts/en/refusals.ts'
import { signIn } from '../../../src/texts/en/sign-in.ts'
import { statuses } from '../../../src/texts/en/statuses.ts'

export const texts = {
  ...common,
  ...outbox,
  ...signIn,
  ...statuses,
  ...refusals,
  ...fields,
  ...portal,
  ...portalNew,
  ...portalRequest,
  ...portalCompany,
  ...portalLetter,
}
