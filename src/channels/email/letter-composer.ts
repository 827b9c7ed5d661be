import { PRINTED_LINK_LIFETIME } from '../../actions/sessions/order-sign-in-code.ts'
import type { Db } from '../../db/engine/database.ts'
import { type ExampleRequest, exampleRequest } from '../../db/mail/letter-examples.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { linkPage } from '../../domain/mail/letter-links.ts'
import { LETTER_WORDINGS, type LetterKind, type LetterWords } from '../../domain/mail/letter-wordings.ts'
import { placeName } from '../../domain/people/place-name.ts'
import { CODE_LIFETIME } from '../../domain/people/sign-in-code.ts'
import type { Language } from '../../texts/language.ts'
import { faultOf, type TemplateFault } from '../../texts/liquid.ts'
import { speak } from '../../texts/say.ts'
import type { EmailHouse } from './index.ts'
import { acknowledgement } from './letters/acknowledgement.ts'
import { addressLettersWith } from './letters/addresses.ts'
import { closed } from './letters/closed.ts'
import { invitationLetterWith } from './letters/invitation.ts'
import { question, reply } from './letters/reply.ts'
import { resolved } from './letters/resolved.ts'
import { signInLetterWith } from './letters/sign-in.ts'
import { wayInLetterWith } from './letters/way-in.ts'
import type { Told } from './outbound.ts'
import { NO_OWN_WORDS, type OwnWords, wordsFrom } from './own-words.ts'
import { usualWords } from './usual-words.ts'

export interface LetterTrial {
  readonly kind: LetterKind
  readonly language: Language
  /** Null: those of the program. */
  readonly words: LetterWords | null
  readonly zone: string
  readonly now: Instant
}

/** Tries letters in other words, through the functions that write them. */
export function letterComposer(house: EmailHouse) {
  return {
    usual: usualWords,
    fault: wordingFault,
    example: async (db: Db, actor: Actor, trial: LetterTrial) => {
      const found = await exampleRequest(db, actor)
      const { subject, text, html } = letterOf(house, found ?? sampleIn(trial), trial)
      return { letter: { subject, text, html }, request: found?.number ?? null }
    },
  }
}

/** What is wrong with words, and where. */
function wordingFault(
  kind: LetterKind,
  { subject, text }: LetterWords,
): ({ readonly field: 'subject' | 'text' } & TemplateFault) | null {
  const { variables, required } = LETTER_WORDINGS[kind]
  const inText = faultOf(text, { variables, required })
  if (inText) return { field: 'text', ...inText }
  const inSubject = faultOf(subject, { variables, required: [] })
  return inSubject && { field: 'subject', ...inSubject }
}

function letterOf(house: EmailHouse, example: ExampleRequest, trial: LetterTrial) {
  const { kind, language, words, zone, now } = trial
  const own: OwnWords = words ? (_, __, values) => wordsFrom(words, values) : NO_OWN_WORDS
  const told = toldOf(example, own, trial)
  const { message, author, team, saidAt } = example
  const said = { text: message, author, team, at: saidAt, filesSize: 0 }
  const times = { givesUpAt: now + 5 * DAY, promisedBy: null, closesAt: now + 3 * DAY, reminds: true }
  const page = house.url + linkPage()
  const reader = { locale: language, zone }
  const letters = addressLettersWith(own)
  const address = house.address
  const asked = { address, page, now, until: now + 3 * DAY }
  const changed = { at: now, url: house.url }
  const invited = { link: house.url, hours: PRINTED_LINK_LIFETIME / HOUR, by: author }
  switch (kind) {
    case 'acknowledgement':
      return acknowledgement(house, { ...told, ...example })
    case 'reply':
      return reply(house, { ...told, said })
    case 'question':
    case 'question_reminder':
      return question(house, {
        ...told,
        ...times,
        said,
        title: kind === 'question' ? 'question' : 'reminder.question',
      })
    case 'resolved':
    case 'resolved_reminder':
      return resolved(house, {
        ...told,
        ...times,
        said,
        page,
        title: kind === 'resolved' ? 'resolved' : 'reminder.resolved',
      })
    case 'closed':
      return closed(house, { ...told, because: 'settled', name: author, main: null })
    case 'sign_in':
      return signInLetterWith(own, language, { code: '000000', link: house.url, minutes: CODE_LIFETIME / MINUTE })
    case 'invitation':
      return invitationLetterWith(own, language, { ...invited, to: 'desk' })
    case 'portal-invitation':
      return invitationLetterWith(own, language, { ...invited, to: 'portal' })
    case 'way_in':
      return wayInLetterWith(own, language, { page: `${house.url}/new` })
    case 'confirm':
      return letters.confirm(reader, asked)
    case 'taken':
      return letters.taken(reader, { address, url: house.url })
    case 'added':
      return letters.added(reader, { address, url: house.url })
    case 'whose':
      return letters.whose(reader, { ...asked, request: example })
    case 'password':
    case 'first-password':
      return letters.password(reader, { ...changed, isFirst: kind === 'first-password' })
    case 'token':
      return letters.token(reader, changed)
    default:
      return letters.factor(reader, { ...changed, what: kind })
  }
}

function toldOf({ number, subject, venue }: ExampleRequest, own: OwnWords, { language, zone, now }: LetterTrial): Told {
  return {
    locale: language,
    zone,
    now,
    request: number,
    subject,
    place: venue && placeName(venue),
    unique: 'trial',
    chain: [],
    mayOpen: true,
    own,
    maySignIn: true,
  }
}

/** Before the first request is answered there is only what a text says of one. */
function sampleIn({ language, now }: LetterTrial): ExampleRequest {
  const say = speak(language)
  const at = new Date(now).toISOString()
  return {
    number: 1,
    subject: say('mail.sample.subject'),
    venue: null,
    message: say('mail.sample.message'),
    author: say('common.service'),
    team: say('common.service'),
    saidAt: at,
    reactionDueAt: at,
    resolutionDueAt: at,
  }
}
