import type { Instant } from '../ground/instant.ts'
import type { Status } from '../ground/words.ts'

export interface SentenceFacts {
  status: Status
  /** The deadline of the reaction that runs now; null when none is promised. */
  reactionDueAt: Instant | null
  resolutionDueAt: Instant | null
  /** When this reaction was met; null while it is owed. */
  reactionMetAt: Instant | null
  deferredUntil: Instant | null
  rating: number | null
  /** When it was closed or cancelled, or when it will close by itself if it is resolved. */
  endsAt?: Instant | null
  now: Instant
}

export type SentenceCode =
  | 'reply_by' // Ответим до 14:35
  | 'reply_late' // Не успели ответить до 13:30
  | 'accepted' // Приняли: no reply time is promised
  | 'resolve_by' // Решим до 21:10
  | 'resolve_late' // Не успели решить до 21:10
  | 'in_progress' // Приняли, занимаемся: no resolution time is promised
  | 'we_wait_for_you' // Ждём ответа от вас
  | 'deferred_until' // Вернёмся 25 ноября
  | 'deferred' // Отложена
  | 'external' // Передали, следим сами
  | 'resolved_rate' // Выполнена, проверьте
  | 'resolved' // Выполнена, и оценена
  | 'resumed_reply_by' // Снова в работе, ответим до 16:05
  | 'resumed_reply_late'
  | 'resumed' // Снова в работе
  | 'closed'
  | 'cancelled'

export type SentenceTone = 'calm' | 'your_move' | 'late' | 'done'

/** The status as its customer reads it; the words themselves are in the texts, under `code`. */
export interface StatusSentence {
  code: SentenceCode
  /** The time the sentence names; null when it names none. */
  at: Instant | null
  tone: SentenceTone
  /** How far along «Принята → В работе → Выполнена» it is; 3 = over. */
  step: 0 | 1 | 2 | 3
  /** The resolution stands still for a reason the customer can see. */
  paused: boolean
}

/** What the customer is to be told now. A promise is late after its minute, not in it. */
export function statusSentence(facts: SentenceFacts): StatusSentence {
  const { status, deferredUntil, rating, endsAt } = facts
  switch (status) {
    case 'registered':
      return sentence(0, facts.reactionMetAt === null ? replyTold(facts, NEW_WORDS) : resolutionTold(facts))
    case 'resumed':
      return sentence(1, facts.reactionMetAt === null ? replyTold(facts, RESUMED_WORDS) : resolutionTold(facts))
    case 'in_progress':
      return sentence(1, resolutionTold(facts))
    case 'waiting_customer':
      return sentence(1, { code: 'we_wait_for_you', tone: 'your_move', paused: true })
    case 'deferred':
      return sentence(1, {
        code: deferredUntil === null ? 'deferred' : 'deferred_until',
        at: deferredUntil,
        paused: true,
      })
    case 'waiting_external':
      return sentence(1, externalTold(facts))
    case 'resolved':
      return rating === null
        ? sentence(2, { code: 'resolved_rate', at: endsAt ?? null, tone: 'done' })
        : sentence(2, { code: 'resolved', at: endsAt ?? null, tone: 'done' })
    case 'closed':
      return sentence(3, { code: 'closed', at: endsAt ?? null, tone: 'done' })
    case 'cancelled':
      return sentence(3, { code: 'cancelled', at: endsAt ?? null, tone: 'done' })
  }
}

type Told = Partial<StatusSentence> & { code: SentenceCode }

interface ReplyWords {
  inTime: SentenceCode
  late: SentenceCode
  unpromised: SentenceCode
}

const NEW_WORDS: ReplyWords = { inTime: 'reply_by', late: 'reply_late', unpromised: 'accepted' }
const RESUMED_WORDS: ReplyWords = { inTime: 'resumed_reply_by', late: 'resumed_reply_late', unpromised: 'resumed' }

function replyTold({ reactionDueAt, now }: SentenceFacts, words: ReplyWords): Told {
  if (reactionDueAt === null) return { code: words.unpromised }
  return now > reactionDueAt
    ? { code: words.late, at: reactionDueAt, tone: 'late' }
    : { code: words.inTime, at: reactionDueAt }
}

function resolutionTold({ resolutionDueAt, now }: SentenceFacts): Told {
  if (resolutionDueAt === null) return { code: 'in_progress' }
  return now > resolutionDueAt
    ? { code: 'resolve_late', at: resolutionDueAt, tone: 'late' }
    : { code: 'resolve_by', at: resolutionDueAt }
}

/** The time is told as long as the clock runs on outside too; without one the clock is paused or promises nothing. */
function externalTold({ resolutionDueAt, now }: SentenceFacts): Told {
  if (resolutionDueAt === null) return { code: 'external', paused: true }
  return { code: 'external', at: resolutionDueAt, tone: now > resolutionDueAt ? 'late' : 'calm' }
}

function sentence(step: StatusSentence['step'], told: Told): StatusSentence {
  return { at: null, tone: 'calm', paused: false, ...told, step }
}
