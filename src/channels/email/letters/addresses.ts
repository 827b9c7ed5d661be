import type { FactorChange } from '../../../actions/people/address-letters.ts'
import { formatsFor, type When } from '../../../texts/format.ts'
import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, footer, heading, quiet, row, words } from '../letter-parts.ts'
import { oneLine } from '../outbound.ts'

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
export const addressLetters = {
  confirm: (to: Reader, { address, page, now, until }: Asking) =>
    written(to, 'confirm', page, { address, until: momentFor(to, until, now) }),
  taken: (to: Reader, { address, url }: { readonly address: string; readonly url: string }) =>
    written(to, 'taken', `${url}/sign-in`, { address }),
  added: (to: Reader, { address, url }: { readonly address: string; readonly url: string }) =>
    written(to, 'added', `${url}/me`, { address }),
  whose,
  password: (to: Reader, { at, url, isFirst }: Change & { readonly isFirst: boolean }) =>
    written(to, isFirst ? 'first-password' : 'password', `${url}/me`, { at: momentFor(to, at, at) }),
  token: (to: Reader, { at, url }: Change) => written(to, 'token', `${url}/me`, { at: momentFor(to, at, at) }),
  factor: (to: Reader, { at, url, what }: Change & { readonly what: FactorChange }) =>
    written(to, what, `${url}/me`, { at: momentFor(to, at, at) }),
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
function whose(to: Reader, { address, page, now, until, request }: Whose) {
  const facts = { address, until: momentFor(to, until, now) }
  if (request === null) return written(to, 'whose', page, facts)
  const known = { ...facts, number: String(request.number), subject: oneLine(request.subject) }
  const say = speak(to.locale)
  return written(to, 'whose', page, known, {
    subject: say('mail.address.whose.subject.request', known),
    lead: say('mail.address.whose.lead.request', known),
  })
}

type Kind = 'confirm' | 'taken' | 'added' | 'whose' | 'password' | 'first-password' | 'token' | FactorChange

interface Own {
  readonly subject: string
  readonly lead: string
}

function written(
  { locale }: Reader,
  kind: Kind,
  link: string,
  facts: Readonly<Record<string, string>>,
  own: Partial<Own> = {},
) {
  const say = speak(locale)
  const title = say(`mail.address.${kind}.title`)
  const lead = own.lead ?? say(`mail.address.${kind}.lead`, facts)
  const why = say(`mail.address.${kind}.why`, facts)
  const label = say(`mail.address.${kind}.do`)
  const ending = say(`mail.address.${kind}.ending`)
  return {
    subject: oneLine(own.subject ?? say(`mail.address.${kind}.subject`, facts)),
    text: say('mail.address.text', { lead, why, do: label, link, ending }),
    html: letterPage({
      language: locale,
      title,
      preheader: lead,
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, []), 24),
        row(words(lead)),
        row(quiet(why), 12),
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
