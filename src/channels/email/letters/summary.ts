import { cutWithDots } from '../../../domain/ground/clean-text.ts'
import type { NoticeKind } from '../../../domain/ground/words.ts'
import { placeName } from '../../../domain/people/place-name.ts'
import { promisesToTell } from '../../../domain/request/moved-promises.ts'
import { statusSentence } from '../../../domain/request/status-sentence.ts'
import type { Say } from '../../../texts/catalogue.ts'
import { type Formats, formatsFor } from '../../../texts/format.ts'
import { speak } from '../../../texts/say.ts'
import type { SummedRequest, Summing } from '../../channel.ts'
import { type EmailHouse, settingsOf } from '../index.ts'
import { letterPage } from '../letter-layout.ts'
import { footer, heading, row, type Told, toldOfRequest, words } from '../letter-parts.ts'
import type { Markup } from '../markup.ts'
import { endOf } from '../notice-letter.ts'
import { oneLine } from '../outbound.ts'
import type { MailPayload } from '../payload.ts'

/** As much of what was said as a summary shows. */
const LONGEST_EXCERPT = 280
/** Of one request so many notices are told, the last ones. */
const MOST_TOLD = 8
/** Bytes of HTML that the requests may take: with its text, and as it travels, a letter of at most 100 KB, where mail programs cut it. */
const MOST_BYTES = 40_000

/** A request in words. */
interface Entry {
  readonly number: number
  readonly title: string
  readonly href: string
  /** How it stands, and where. */
  readonly standing: string
  readonly told: readonly Told[]
  /** How many notices are left out before those. */
  readonly before: string | null
}

/** One letter of all that waited: by request what happened, in its order; null when nothing of it is to be told any more. */
export function summaryLetter(house: EmailHouse, { person, requests, now }: Summing): MailPayload | null {
  const { locale, zone, isStaff } = person
  const say = speak(locale)
  const reader = { house, say, formats: formatsFor(locale, zone), now }
  const entries = requests.flatMap((one) => entryOf(reader, one))
  const [first] = entries
  if (!first) return null
  const { shown, rest } = fitting(entries)
  const at = say('mail.at', { date: reader.formats.date(now, now), time: reader.formats.time(now) })
  const count = { requests: entries.length }
  const title = say('mail.summary.title', count)
  const left =
    rest.length === 0 ? null : say('mail.summary.rest', { numbers: rest.map(({ number }) => `№${number}`).join(', ') })
  const links = [
    { label: say('mail.summary.open'), href: `${house.url}${isStaff ? '/desk' : '/requests'}` },
    { label: say('mail.settings'), href: settingsOf(house) },
  ]
  return {
    subject: say('mail.summary.subject', { ...count, at }),
    text: textOf(say, [title, ...shown.map((entry) => inText(say, entry)), ...(left === null ? [] : [left])], links),
    html: letterPage({
      language: locale,
      title,
      preheader: cutWithDots(
        `${first.title}. ${first.told.map(({ what }) => what.replace(/\.$/, '')).join('. ')}`,
        140,
      ),
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, [`${at} (${reader.formats.clockName()})`]), 24),
        ...shown.map(({ markup }) => markup),
        ...(left === null ? [] : [row(words(left), 24)]),
        footer(say('mail.summary.ending'), links),
      ],
    }),
  }
}

interface Reader {
  readonly house: EmailHouse
  readonly say: Say
  readonly formats: Formats
  readonly now: number
}

function entryOf(reader: Reader, summed: SummedRequest): Entry[] {
  const { request, side, told } = summed
  const { house, say } = reader
  const all = told.flatMap(({ kind, facts }) => toldOf(reader, summed, { kind, facts }))
  if (all.length === 0) return []
  const before = all.length - MOST_TOLD
  const { number } = request
  return [
    {
      number,
      title: say('mail.summary.request', { number: String(number), subject: oneLine(request.subject) }),
      href: `${house.url}${side === 'support' ? '/desk/t' : '/requests'}/${number}`,
      standing: [standingOf(reader, summed), request.venue && placeName(request.venue)].filter(Boolean).join(' · '),
      told: all.slice(-MOST_TOLD),
      before: before > 0 ? say('mail.summary.before', { count: before }) : null,
    },
  ]
}

/** To a customer the sentence that he reads on the portal, to the support the status. */
function standingOf({ say, formats, now }: Reader, { request, side }: SummedRequest): string {
  const { status, priority, rating } = request
  if (side === 'support') return `${say(`status.${status}`)} · ${say(`priority.${priority}`)}`
  const { code, at } = statusSentence({
    status,
    reactionDueAt: instant(request.reactionDueAt),
    resolutionDueAt: instant(request.resolutionDueAt),
    reactionMetAt: instant(request.reactedAt),
    deferredUntil: instant(request.deferredUntil),
    rating,
    endsAt: instant(request.endsAt),
    now,
  })
  return say(`sentence.${code}`, at === null ? {} : { at: formats.moment(at, now) })
}

/** What happened, who did it, and to a customer what was said to him aloud; nothing when it holds no more. */
function toldOf(
  reader: Reader,
  { side, request }: SummedRequest,
  { kind, facts }: SummedRequest['told'][number],
): Told[] {
  const { say, formats, now } = reader
  const at = formats.moment(facts.at, now)
  const by = facts.by === null ? null : oneLine(facts.by.name)
  if (side === 'support') return [{ at, what: toSupport(say, kind, facts), who: by, said: null }]
  if (kind === 'closed') {
    const because = endOf(facts)
    const main = facts.duplicateOf
    const why = because === 'duplicate' && main === null ? 'duplicate.elsewhere' : because
    return [{ at, what: say(`mail.closed.${why}`, { name: by ?? '', main: String(main) }), who: null, said: null }]
  }
  if (kind === 'due_moved') {
    return promisesToTell(facts.events, { deadlines: request, now }).map(({ metric, from, to }) => ({
      at,
      what: say(`mail.due-moved.${metric}`, { from: formats.moment(from, now), to: formats.moment(to, now) }),
      who: null,
      said: null,
    }))
  }
  const { said } = facts
  const who = said === null ? by : oneLine([said.author, said.team].filter(Boolean).join(', '))
  return [{ at, what: say(`push.notice.${kind}`), who, said: said && cutWithDots(oneLine(said.text), LONGEST_EXCERPT) }]
}

/** It quotes nothing: the letter may lie in any mailbox. */
function toSupport(say: Say, kind: NoticeKind, { events }: SummedRequest['told'][number]['facts']): string {
  const rated = events.find(({ type }) => type === 'request.rated')
  if (rated?.type === 'request.rated') return say('mail.rate.score', { score: rated.data.score })
  return kind === 'reply' || kind === 'question' || kind === 'resolved'
    ? say(`notices.overheard.${kind}`)
    : say(`push.notice.${kind}`)
}

/** As many as the letter holds, in their order. */
function fitting(entries: readonly Entry[]) {
  const drawn = entries.map((entry) => ({ ...entry, markup: toldOfRequest(entry) }))
  let bytes = 0
  const shown = drawn.filter(({ markup }) => {
    bytes += Buffer.byteLength(markup.html)
    return bytes <= MOST_BYTES
  })
  return { shown, rest: drawn.slice(shown.length) } satisfies { shown: { markup: Markup }[]; rest: Entry[] }
}

function inText(say: Say, { title, href, standing, told, before }: Entry): string {
  const lines = told.flatMap(({ at, what, who, said }) => [
    `${at}  ${who === null ? what : say('mail.summary.by', { what, who })}`,
    ...(said === null ? [] : [`  ${said}`]),
  ])
  return [title, standing, ...(before === null ? [] : [before]), ...lines, href].join('\n')
}

function textOf(
  say: Say,
  parts: readonly string[],
  links: readonly { readonly label: string; readonly href: string }[],
) {
  const ways = links.map(({ label, href }) => `${label}: ${href}`).join('\n')
  return [...parts, '-- ', say('mail.summary.ending'), ways].join('\n\n').replace('\n\n-- \n\n', '\n\n-- \n')
}

function instant(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}
