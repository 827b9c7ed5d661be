import { common } from '../../../src/texts/ru/common.ts'
import { fields } from '../../../src/texts/ru/fields.ts'
import { outbox } from '../../../src/texts/ru/outbox.ts'
import { portal } from '../../../src/texts/ru/portal.ts'
import { portalCompany } from '../../../src/texts/ru/portal-company.ts'
import { portalLetter } from '../../../src/texts/ru/portal-letter.ts'
import { portalNew } from '../../../src/texts/ru/portal-new.ts'
import { portalRequest } from '../../../src/texts/ru/portal-request.ts'
import { refusals } from '../../../src/texts/ru/refusals.ts'
import { signIn } from '../../../src/texts/ru/sign-in.ts'
import { statuses } from '../../../src/texts/ru/statuses.ts'

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
