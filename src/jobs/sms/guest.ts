import { z } from 'zod'
import type { Channel } from '../../channels/channel.ts'
import { forgetOldSms } from '../../db/sms/messages.ts'
import { smsChannel } from './channel.ts'
import { askForBalance, askForReports, tellFailed } from './reports.ts'
import type { SmsHouse } from './send-sms.ts'

export interface SmsGuest extends SmsHouse {
  readonly url: string
  /** All ways, this one too: what is not delivered goes by another one. */
  readonly channels: () => readonly Channel[]
}

const ofMessage = z.object({ id: z.int() })

/** SMS as a channel with what it does by itself: it asks for reports and for the balance, and tells elsewhere what did not arrive. */
export function smsGuest({ url, channels, ...house }: SmsGuest): Channel {
  const { db, now } = house
  return {
    ...smsChannel(house, url),
    jobs: {
      'sms-failed': (payload) => tellFailed({ db, channels: channels(), now }, ofMessage.parse(payload).id),
      'ask-sms-reports': () => askForReports(house),
      'ask-sms-balance': () => askForBalance(house),
      'tidy-sms': () => db.transaction().execute((tx) => forgetOldSms(tx, now())),
    },
    schedule: [
      { task: 'ask-sms-reports', match: '*/2 * * * *' },
      { task: 'ask-sms-balance', match: '7 * * * *' },
      { task: 'tidy-sms', match: '41 3 * * *' },
    ],
  }
}
