import { z } from 'zod'
import { changeLetterWording, sendLetterTrial } from '../../actions/mail/change-letter-wording.ts'
import { done } from '../../contract/common.ts'
import * as shapes from '../../contract/mail/letter-wordings.ts'
import { listWordings } from '../../db/mail/letter-wordings.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { LETTER_KINDS, LETTER_WORDINGS, type LetterKind, type LetterWords } from '../../domain/mail/letter-wordings.ts'
import { LANGUAGES } from '../../texts/language.ts'
import type { App } from '../server/context.ts'
import { act, actPrepared, type Look, look } from '../server/door.ts'
import type { MailHouse } from './mail-house.ts'

const door = { tag: 'mail', only: 'manage_catalogue' } as const
const isDone = { done: true as const }

/** Letters in the words of the company: a kind and a language each. */
export function letterWordings(app: App, house: MailHouse): void {
  const url = '/api/letter-wordings/:kind/:language'
  const params = shapes.letterName
  const { wordings } = house
  const demandFit = (kind: LetterKind, words: LetterWords | null) => {
    const fault = words && wordings.fault(kind, words)
    if (fault) throw new Refusal('letter.wording-wrong', { ...fault })
  }
  const exampleFor = (
    { db, actor, now, signedIn }: Pick<Look, 'db' | 'actor' | 'now' | 'signedIn'>,
    name: z.output<typeof params>,
    words: LetterWords | null,
  ) => {
    demandFit(name.kind, words)
    return wordings.example(db, actor, { ...name, words, zone: signedIn.person.zone, now })
  }
  look(
    app,
    house,
    {
      ...door,
      url: '/api/letter-wordings',
      about: 'Every letter that can be written in own words, in both languages',
      answer: z.object({ wordings: z.array(shapes.letterWording) }),
    },
    async ({ db }) => {
      const kept = await listWordings(db)
      const all = LETTER_KINDS.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })))
      return {
        wordings: all.map(({ kind, language }) => {
          const own = kept.find((one) => one.kind === kind && one.language === language)
          const { variables, required, hasSubject } = LETTER_WORDINGS[kind]
          return {
            kind,
            language,
            own: own ? { subject: own.subject, text: own.text, revision: own.revision } : null,
            usual: wordings.usual(kind, language),
            variables: [...variables],
            required: [...required],
            hasSubject,
          }
        }),
      }
    },
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url, about: 'Own words of a letter', params, body: shapes.changedWording, answer: done },
    async (desk, { params: name, body: { words, revision } }) => {
      const subject = LETTER_WORDINGS[name.kind].hasSubject ? words.subject : ''
      demandFit(name.kind, { ...words, subject })
      await changeLetterWording(desk, { ...name, words: { ...words, subject }, revision })
      return isDone
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/return`,
      about: 'The words of the program again',
      params,
      body: z.object({ revision: z.int() }),
      answer: done,
    },
    async (desk, { params: name, body }) => {
      await changeLetterWording(desk, { ...name, words: null, revision: body.revision })
      return isDone
    },
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/examples`,
      about: 'How a letter would look, on the newest request that was answered; nothing is kept',
      params,
      body: shapes.letterTrial,
      answer: shapes.letterExample,
      prepare: (asked, { params: name, body }) => exampleFor(asked, name, body.words),
    },
    async (_, __, { letter, request }) => ({ ...letter, request }),
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/trials`,
      about: 'Send a letter as it would look to oneself',
      params,
      body: shapes.letterTrial,
      answer: z.object({ to: z.string() }),
      prepare: (asked, { params: name, body }) => exampleFor(asked, name, body.words),
    },
    async (desk, _, { letter }) => ({ to: await sendLetterTrial(desk, letter) }),
  )
}
