import { countWaiting } from '../../db/mail/raw-letters-view.ts'
import type { GuestDoors } from '../server/context.ts'
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
    waitingAt: countWaiting,
    stepsDone: (db) => mailStepsDone(db, own.mail.sendingServer !== null),
  }
}
