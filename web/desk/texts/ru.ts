import { bell } from '../../../src/texts/ru/bell.ts'
import { calls } from '../../../src/texts/ru/calls.ts'
import { common } from '../../../src/texts/ru/common.ts'
import { desk } from '../../../src/texts/ru/desk.ts'
import { deskAuthor } from '../../../src/texts/ru/desk-author.ts'
import { deskCard } from '../../../src/texts/ru/desk-card.ts'
import { deskDelivery } from '../../../src/texts/ru/desk-delivery.ts'
import { deskFilter } from '../../../src/texts/ru/desk-filter.ts'
import { deskHistory } from '../../../src/texts/ru/desk-history.ts'
import { deskLetters } from '../../../src/texts/ru/desk-letters.ts'
import { deskNew } from '../../../src/texts/ru/desk-new.ts'
import { deskPanel } from '../../../src/texts/ru/desk-panel.ts'
import { deskRequest } from '../../../src/texts/ru/desk-request.ts'
import { notices } from '../../../src/texts/ru/notices.ts'
import { outbox } from '../../../src/texts/ru/outbox.ts'
import { readers } from '../../../src/texts/ru/readers.ts'
import { refusals } from '../../../src/texts/ru/refusals.ts'
import { refusalsOfRules } from '../../../src/texts/ru/refusals-of-rules.ts'
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
