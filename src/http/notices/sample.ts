import { CHAT_CHANNELS, type CustomerNotice, type NoticeKind } from '../../domain/ground/words.ts'
import { isForCustomers, type Side } from '../../domain/notices/audience.ts'
import type { NoticeWayName } from '../../domain/notices/defaults.ts'
import { bellLine } from '../../texts/bell-line.ts'
import type { Say } from '../../texts/catalogue.ts'

export interface SampleOf {
  readonly side: Side
  readonly kind: NoticeKind
  readonly way: NoticeWayName
}

export interface Sample {
  readonly title: string
  readonly text: string
}

const NUMBER = 1042

/** How a notice begins by a way, in its own words, of a request that is none. */
export function sampleOf(say: Say, { side, kind, way }: SampleOf): Sample {
  const subject = say('mail.sample.subject')
  const request = `№${NUMBER} ${subject}`
  switch (way) {
    case 'screen':
      return { title: request, text: say(bellLine(side, kind), AT) }
    case 'push':
      return {
        title: say('push.title', { number: NUMBER }),
        text: say('push.body', { what: say(`push.notice.${kind}`), subject }),
      }
    case 'sms':
      return {
        title: '',
        text: say('sms.notice', { number: NUMBER, what: say(`sms.notice.${kind}`), subject, link: '…' }),
      }
    case 'email':
      return {
        title: isForCustomers(kind) ? letterTitle(say, kind) : say(`mail.support.${kind}`, { number: NUMBER }),
        text: subject,
      }
    default:
      return CHAT_CHANNELS.includes(way)
        ? { title: inChat(say, side, kind), text: request }
        : { title: '', text: request }
  }
}

const AT = { at: '16:00', score: 5, name: '…' }

function inChat(say: Say, side: Side, kind: NoticeKind): string {
  if (!isForCustomers(kind)) return say(`bot.alert.${kind}`, AT)
  return side === 'support' ? say('bot.alert.told') : say(`push.notice.${kind}`)
}

function letterTitle(say: Say, kind: CustomerNotice): string {
  switch (kind) {
    case 'acknowledgement':
      return say('mail.acknowledgement.title', { number: NUMBER })
    case 'question':
      return say('mail.title.question')
    case 'resolved':
      return say('mail.title.resolved', { number: NUMBER })
    case 'reminder':
      return say('mail.title.reminder.question')
    case 'closed':
      return say('mail.closed.title', { number: NUMBER })
    case 'due_moved':
      return say('mail.due-moved.title', { number: NUMBER })
    default:
      return say('mail.reply.about', { number: NUMBER, subject: '' }).replace(/[:\s]+$/, '')
  }
}
