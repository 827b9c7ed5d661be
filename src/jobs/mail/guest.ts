import { z } from 'zod'
import type { Channel } from '../../channels/channel.ts'
import type { DNSResolver } from '../../channels/email/asking-names.ts'
import { emailChannel } from '../../channels/email/channel.ts'
import type { Mail } from '../../channels/email/mail.ts'
import type { ReadingRoom } from '../../channels/email/reading-room.ts'
import { forgetOldLinks } from '../../db/mail/letter-links.ts'
import { giveUpKillers } from '../../db/mail/stranded-letters.ts'
import { keepBooks, recountLetters } from './keep-books.ts'
import { readArrived } from './read-letter.ts'

export interface MailGuest extends Mail {
  readonly room: ReadingRoom
  /** Asks the domain names who may write in their name. */
  readonly resolve: DNSResolver
  /** Starts reading mailboxes and listening for SMTP; resolves with what stops both. */
  readonly openWays: () => Promise<() => Promise<void>>
}

const letterJob = z.object({ id: z.int() })

/** Mail as one channel: it sends notices and receives letters. */
export function mailGuest(guest: MailGuest): Channel {
  const { db, store, house, room, resolve, now, openWays } = guest
  return {
    ...emailChannel(guest),
    jobs: {
      'read-letter': (payload, attempt) =>
        readArrived({ db, store, house, room, resolve, now }, letterJob.parse(payload).id, attempt),
      'keep-books': () => keepBooks(db),
      'recount-letters': () => recountLetters(db),
      'tidy-mail': () => db.transaction().execute(forgetOldLinks),
    },
    schedule: [
      { task: 'keep-books', match: '* * * * *' },
      { task: 'recount-letters', match: '47 2 * * *' },
      { task: 'tidy-mail', match: '19 3 * * *' },
    ],
    workersDied: giveUpKillers,
    open: openWays,
    close: () => room.close(),
  }
}
