import { bell } from '../../../src/texts/en/bell.ts'
import { calls } from '../../../src/texts/en/calls.ts'
import { common } from '../../../src/texts/en/common.ts'
import { desk } from '../../../src/texts/en/desk.ts'
import { deskAuthor } from '../../../src/texts/en/desk-author.ts'
import { deskCard } from '../../../src/texts/en/desk-card.ts'
import { deskDelivery } from '../../../src/texts/en/desk-delivery.ts'
import { deskFilter } from '../../../src/texts/en/desk-filter.ts'
import { deskHistory } from '../../../src/texts/en/desk-history.ts'
import { deskLetters } from '../../../src/texts/en/desk-letters.ts'
import { deskNew } from '../../../src/texts/en/desk-new.ts'
import { deskPanel } from '../../../src/texts/en/desk-panel.ts'
import { deskRequest } from '../../../src/texts/en/desk-request.ts'
import { notices } from '../../../src/texts/en/notices.ts'
import { outbox } from '../../../src/texts/en/outbox.ts'
import { readers } from '../../../src/texts/en/readers.ts'
import { refusals } from '../../../src/texts/en/refusals.ts'
import { refusalsOfRules } from '../../../src/texts/en/refusals-of-rules.ts'
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
  ...routing,
  ...desk,
  ...deskRequest,
  ...deskAuthor,
  ...deskDelivery,
  ...deskHistory,
  ...deskLetters,
  ...deskNew,
  ...deskFilter,
  ...deskCard,
  ...deskPanel,
  ...bell,
  ...calls,
}
