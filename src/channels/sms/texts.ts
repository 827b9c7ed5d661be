import { cutWithDots } from '../../domain/ground/clean-text.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Side } from '../../domain/notices/audience.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'

/** A subject says what it is about; the page says the rest, and costs nothing. */
const LONGEST_SUBJECT = 30

export interface NoticeFacts {
  readonly kind: NoticeKind
  readonly side: Side
  readonly number: number
  readonly subject: string
  /** Of the desk, without a slash at the end. */
  readonly url: string
}

/** A notice in a segment or two: number, what happened, the subject and where to read on. Nothing that anybody has said is in it. */
export function noticeText(language: Language, { kind, side, number, subject, url }: NoticeFacts): string {
  const say = speak(language)
  return say('sms.notice', {
    number,
    what: say(`sms.notice.${kind}`),
    subject: cutWithDots(subject.replaceAll(/\s+/g, ' '), LONGEST_SUBJECT),
    link: `${url}${side === 'support' ? '/desk/t' : '/requests'}/${number}`,
  })
}
