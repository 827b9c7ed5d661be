import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cutText, cutWithDots } from '../../domain/ground/clean-text.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Side } from '../../domain/notices/audience.ts'
import { urgencyOf } from '../../domain/push/urgency.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'
import { LARGEST_MESSAGE } from './encrypt.ts'

/** How a request is taken from the notification itself, and what is said then. */
const take = z.object({ path: z.string(), person: z.number(), done: z.string(), failed: z.string() })

/** What lies in the outbox of the desk. */
export const pushMessage = z.object({
  notification: z.object({
    title: z.string(),
    body: z.string(),
    navigate: z.string(),
    lang: z.string(),
    tag: z.string(),
    /** Browsers that have room for buttons show them. */
    actions: z
      .array(z.object({ action: z.enum(['reply', 'take']), title: z.string(), navigate: z.string() }))
      .optional(),
    data: z.object({ notice: z.number(), take: take.optional() }),
  }),
  urgency: z.enum(['high', 'normal']),
})
export type PushMessage = z.infer<typeof pushMessage>

const LONGEST_SUBJECT = 60

export interface NoticeFacts {
  readonly notice: number
  readonly kind: NoticeKind
  readonly side: Side
  readonly number: number
  readonly subject: string
  readonly stopOfTrade: boolean
  /** Of how many it is the last; 1: it is the only one. */
  readonly standsFor: number
  /** The hearer, when he can take the request from the notification because nobody has it yet; null: there is nothing to take. */
  readonly takerId: number | null
  /** Of the desk, without a slash at the end. */
  readonly url: string
}

/** A notice as a lock screen may show it to anybody who passes: the number, what happened, the subject. Nothing that anybody has said. */
export function noticeMessage(lang: Language, facts: NoticeFacts): PushMessage {
  const { notice, kind, side, number, subject, standsFor, takerId, url } = facts
  const say = speak(lang)
  const about = cutWithDots(subject.replaceAll(/\s+/g, ' '), LONGEST_SUBJECT)
  const body = say('push.body', { what: say(`push.notice.${kind}`), subject: about })
  const navigate = `${url}${side === 'support' ? '/desk/t' : '/requests'}/${number}`
  const take = {
    path: `/api/requests/${number}/assignee`,
    done: say('push.taken', { number }),
    failed: say('push.not-taken', { number }),
  }
  return {
    notification: {
      title: say('push.title', { number }),
      body: standsFor > 1 ? `${body}\n${say('notices.last-of', { count: standsFor })}` : body,
      navigate,
      lang,
      tag: `request-${number}`,
      ...(isAnswered(kind, side) && { actions: actionsOf(say, { navigate, takes: takerId !== null }) }),
      data: { notice, ...(takerId !== null && { take: { ...take, person: takerId } }) },
    },
    urgency: urgencyOf(kind, facts),
  }
}

/** Customers answer what was said to them; the support answers at any time. */
function isAnswered(kind: NoticeKind, side: Side): boolean {
  return side === 'support' || kind === 'reply' || kind === 'question' || kind === 'resolved'
}

function actionsOf(say: ReturnType<typeof speak>, { navigate, takes }: { navigate: string; takes: boolean }) {
  return [
    ...(takes ? [{ action: 'take' as const, title: say('push.action.take'), navigate }] : []),
    { action: 'reply' as const, title: say('push.action.reply'), navigate: `${navigate}?answer` },
  ]
}

/** What a person sees who tries his browser out. */
export function trialMessage(lang: Language, url: string): PushMessage {
  const say = speak(lang)
  const [title, body] = [say('push.trial.title'), say('push.trial.body')]
  const navigate = `${url}/me/notices`
  return { notification: { title, body, navigate, lang, tag: 'trial', data: { notice: 0 } }, urgency: 'high' }
}

/** As it travels: declarative for browsers that know it (`web_push: 8030`), and the same JSON for our worker elsewhere. */
export function bytesOf({ notification }: PushMessage, largest = LARGEST_MESSAGE): Buffer {
  const bytes = Buffer.from(JSON.stringify({ web_push: 8030, notification }))
  if (bytes.length <= largest) return bytes
  const { actions, ...bare } = notification
  // Its buttons go before its words do.
  if (actions)
    return bytesOf({ notification: { ...bare, data: { notice: bare.data.notice } }, urgency: 'normal' }, largest)
  if (notification.body === '') return bytes
  const body = cutText(notification.body, Math.floor(notification.body.length / 2))
  return bytesOf({ notification: { ...notification, body }, urgency: 'normal' }, largest)
}

/** Undelivered ones of one request replace each other; its push service learns no number by it. */
export function topicOf({ notification: { tag } }: PushMessage, publicKey: string): string {
  return createHash('sha256').update(`${publicKey} ${tag}`).digest('base64url').slice(0, 32)
}
