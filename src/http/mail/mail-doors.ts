import type { Db } from '../../db/engine/database.ts'
import { countWaiting } from '../../db/mail/raw-letters-view.ts'
import { listIdentities } from '../../db/people/identities.ts'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import type { GuestDoors, Hearing } from '../server/context.ts'
import { addressQuestions } from './address-questions.ts'
import { authorQuestions } from './author-questions.ts'
import { letterLinks } from './letter-links.ts'
import { letterLooksDoors } from './letter-looks.ts'
import { letterWordings } from './letter-wordings.ts'
import { letters } from './letters.ts'
import { mailFigures } from './mail-figures.ts'
import type { MailHouse } from './mail-house.ts'
import { mailStepsDone } from './mail-steps.ts'
import { mailboxes } from './mailboxes.ts'
import { myAddresses } from './own-addresses.ts'
import { requestLetters } from './request-letters.ts'
import { stopList } from './stop-list.ts'

/** The doors of mail: letters and mailboxes, and the mail addresses of people. */
export function mailDoors(own: Pick<MailHouse, 'letters' | 'mail' | 'wordings'>): GuestDoors {
  return {
    open: (app, house) => {
      const mailHouse = { ...house, ...own }
      for (const door of [myAddresses, addressQuestions, letters, authorQuestions, mailboxes, letterLooksDoors]) {
        door(app, mailHouse)
      }
      for (const door of [requestLetters, letterLinks, stopList, letterWordings]) door(app, mailHouse)
    },
    figures: mailFigures,
    hearing,
    waitingAt: countWaiting,
    stepsDone: (db) => mailStepsDone(db, own.mail.sendingServer !== null),
  }
}

/** Everything goes by mail, to whoever has shown an address to be his. */
async function hearing(db: Db, personId: number | null): Promise<Hearing[]> {
  const addresses = personId === null ? [] : await listIdentities(db, 'email', [personId])
  return [{ way: 'email', kinds: NOTICE_KINDS, isReady: addresses.some(({ proven }) => proven) }]
}
