import type { FactorChange } from '../../../actions/people/address-letters.ts'
import type { Db } from '../../../db/engine/database.ts'
import { formatsFor, type When } from '../../../texts/format.ts'
import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, footer, heading, quiet, row, words } from '../letter-parts.ts'
import { oneLine, withFixed } from '../outbound.ts'
import { loadOwnWords, type OwnWords } from '../own-words.ts'

interface Reader {
  readonly locale: Language
  readonly zone: string
}

interface Asking {
  readonly address: string
  /** The page with the button. */
  readonly page: string
  readonly now: When
  /** How long it can be pressed. */
  readonly until: When
}

/** Letters about the ways in of a person. What a stranger wrote is in none of them, but for the address itself. */
export function addressLettersWith(own: OwnWords) {
  return {
    confirm: (to: Reader, { address, page, now, until }: Asking) =>
      written(to, own, { kind: 'confirm', link: page, facts: { address, until: momentFor(to, until, now) } }),
    taken: (to: Reader, { address, url }: { readonly address: string; readonly url: string }) =>
      written(to, own, { kind: 'taken', link: `${url}/sign-in`, facts: { address } }),
    added: (to: Reader, { address, url }: { readonly address: string; readonly url: string }) =>
      written(to, own, { kind: 'added', link: `${url}/me`, facts: { address } }),
    whose: (to: Reader, facts: Whose) => whose(to, own, facts),
    password: (to: Reader, { at, url, isFirst }: Change & { readonly isFirst: boolean }) =>
      written(to, own, {
        kind: isFirst ? 'first-password' : 'password',
        link: `${url}/me`,
        facts: { at: momentFor(to, at, at) },
      }),
    token: (to: Reader, { at, url }: Change) =>
      written(to, own, { kind: 'token', link: `${url}/me`, facts: { at: momentFor(to, at, at) } }),
    factor: (to: Reader, { at, url, what }: Change & { readonly what: FactorChange }) =>
      written(to, own, { kind: what, link: `${url}/me`, facts: { at: momentFor(to, at, at) } }),
  }
}

/** The same in the words that the company has now. */
export async function addressLetters(db: Db) {
  return addressLettersWith(await loadOwnWords(db))
}

interface Change {
  readonly at: When
  readonly url: string
}

interface Whose extends Asking {
  /** The request that the letter points to: its reader takes part in it. */
  readonly request: { readonly number: number; readonly subject: string } | null
}

/** To the participant whom the unknown sender resembles, with the request that he takes part in, so that he can tell what it is about. */
function whose(to: Reader, own: OwnWords, { address, page, now, until, request }: Whose) {
  const facts = { address, until: momentFor(to, until, now) }
  if (request === null) {
    return written(to, own, { kind: 'whose', link: page, facts, said: { ...facts, number: '', subject: '' } })
  }
  const known = { ...facts, number: String(request.number), subject: oneLine(request.subject) }
  const say = speak(to.locale)
  return written(to, own, {
    kind: 'whose',
    link: page,
    facts: known,
    instead: {
      subject: say('mail.address.whose.subject.request', known),
      lead: say('mail.address.whose.lead.request', known),
    },
  })
}

type Kind = 'confirm' | 'taken' | 'added' | 'whose' | 'password' | 'first-password' | 'token' | FactorChange

interface Order {
  readonly kind: Kind
  /** What its button opens. */
  readonly link: string
  readonly facts: Readonly<Record<string, string>>
  /** What own words can say, where that is more. */
  readonly said?: Readonly<Record<string, string>>
  readonly instead?: { readonly subject: string; readonly lead: string }
}

function written({ locale }: Reader, ownWords: OwnWords, { kind, link, facts, said = facts, instead }: Order) {
  const say = speak(locale)
  const title = say(`mail.address.${kind}.title`)
  const own = ownWords(kind, locale, { ...said, link })
  const lead = own?.text ?? instead?.lead ?? say(`mail.address.${kind}.lead`, facts)
  const why = say(`mail.address.${kind}.why`, facts)
  const label = say(`mail.address.${kind}.do`)
  const ending = say(`mail.address.${kind}.ending`)
  return {
    subject: oneLine(own?.subject || (instead?.subject ?? say(`mail.address.${kind}.subject`, facts))),
    text: own
      ? withFixed(own.text, [`${label}:\n${link}`, ending])
      : say('mail.address.text', { lead, why, do: label, link, ending }),
    html: letterPage({
      language: locale,
      title,
      preheader: lead,
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, []), 24),
        row(words(lead)),
        ...(own ? [] : [row(quiet(why), 12)]),
        row(choice({ label, href: link }, null), 20),
        footer(ending, []),
      ],
    }),
  }
}

function momentFor({ locale, zone }: Reader, at: When, now: When): string {
  const { date, time } = formatsFor(locale, zone)
  return speak(locale)('mail.at', { date: date(at, now), time: time(at) })
}
