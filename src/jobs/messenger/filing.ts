import { randomBytes } from 'node:crypto'
import { loadPublishedService, searchCatalogue } from '../../db/catalogue/catalogue.ts'
import { listMyEquipment } from '../../db/people/venues.ts'
import { checkedAnswer } from '../../domain/catalogue/form-answer.ts'
import type { FieldProblemCode, FormField } from '../../domain/catalogue/form-fields.ts'
import { recognised, searchableWords } from '../../domain/catalogue/recognised.ts'
import {
  type Dialogue,
  type Draft,
  IDLE,
  NO_WORDS,
  textOf,
  type Words,
  withEdited,
  withMore,
} from '../../domain/messenger/dialogue.ts'
import type { DraftPress, Press } from '../../domain/messenger/press.ts'
import {
  answered,
  fieldOf,
  maySkip,
  nextAsk,
  passed,
  steppedBack,
  toggled,
  typedAnswer,
} from '../../domain/messenger/questions.ts'
import { askFor } from './ask-filing.ts'
import { dayText } from './day-text.ts'
import { type Filing, filingOf } from './filing-of.ts'
import { tellOld } from './menu.ts'
import { sendDraft, showPreview } from './send-draft.ts'
import { answerPlace, goTo, type Talk, tell } from './talk.ts'

interface Beginning {
  /** Said before anything was asked. */
  readonly words?: Words
  readonly stopOfTrade?: boolean
  /** Goes on with it. */
  readonly draft?: Draft
}

/** A new request: words that come first find their service themselves, and nothing is asked that is known. */
export async function beginFiling(talk: Talk, { words, stopOfTrade = false, draft }: Beginning): Promise<string> {
  if (draft) return goOn(talk, draft)
  const text = words ? textOf(words) : ''
  const found = searchableWords(text)
  const service = found === null ? null : recognised(await searchCatalogue(talk.desk.tx, talk.desk.actor, found))
  return goOn(talk, {
    mark: randomBytes(6).toString('base64url'),
    stopOfTrade,
    isQuick: words !== undefined || stopOfTrade,
    venueId: null,
    serviceId: service?.id ?? null,
    answers: {},
    urgency: 'medium',
    words: words ?? NO_WORDS,
    trail: [],
  })
}

/** The draft with what an edited message says now; null: the message is no part of it. */
export function editWords(draft: Draft, id: string, text: string): Draft | null {
  const words = withEdited(draft.words, id, text)
  return words && { ...draft, words }
}

/** The next question, or the preview when there is none. */
async function goOn(talk: Talk, draft: Draft): Promise<string> {
  await goTo(talk, { at: 'filing', draft })
  const filing = await filingOf(talk, draft)
  const ask = askNow(filing)
  if (ask === 'preview') return showPreview(talk, filing)
  await askFor(talk, filing, ask)
  return `asked for ${ask}`
}

function askNow({ draft, venues, service }: Filing) {
  return nextAsk(draft, { venues: venues.length, form: service?.form ?? null })
}

/** Words or files while a request is being written: the answer to what was asked, or more of what it is about. */
export async function hearFiling(talk: Talk, draft: Draft, words: Words): Promise<string> {
  const filing = await filingOf(talk, draft)
  const ask = askNow(filing)
  const text = textOf(words)
  if (ask === 'words') return goOn(talk, passed(draft, 'words', { words: withMore(draft.words, words) }))
  const field = fieldOf(ask, filing.service?.form ?? null)
  if (field?.type === 'files' && words.fileIds.length > 0) {
    const draftWithFiles = { ...draft, words: withMore(draft.words, { texts: [], fileIds: words.fileIds }) }
    return goOn(talk, answered(draftWithFiles, field, [...words.fileIds]))
  }
  if (ask === 'preview' || words.fileIds.length > 0) {
    return goOn(talk, { ...draft, words: withMore(draft.words, words) })
  }
  if (ask === 'service') return askFor(talk, filing, ask, { search: text })
  if (ask === 'venue') return askFor(talk, filing, ask, { search: text })
  if (!field) return askFor(talk, filing, ask)
  const { answer, problem } = typedAnswer(field, text)
  if (answer === undefined) return askAgain(talk, filing, field, problem ?? 'not-a-text')
  return goOn(talk, answered(draft, field, answer))
}

async function askAgain(talk: Talk, filing: Filing, field: FormField, problem: FieldProblemCode): Promise<string> {
  await tell(talk, { text: [talk.say(`bot.wrong.${problem}`)] })
  return askFor(talk, filing, `field:${field.id}`)
}

/** A button of the draft; one of another draft is old. */
export async function pressFiling(
  talk: Talk,
  dialogue: Dialogue,
  { mark, step }: Extract<Press, { does: 'draft' }>,
): Promise<string> {
  if (dialogue.at !== 'filing' || dialogue.draft.mark !== mark) return tellOld(talk)
  const filing = await filingOf(talk, dialogue.draft)
  return 'id' in step
    ? choose(talk, filing, step)
    : step.to === 'urgency'
      ? urge(talk, filing, step)
      : turn(talk, filing, step)
}

type Numbered = Extract<DraftPress, { readonly id: number }>

async function choose(talk: Talk, filing: Filing, { to, id }: Numbered): Promise<string> {
  const { draft } = filing
  const ask = askNow(filing)
  const field = fieldOf(ask, filing.service?.form ?? null)
  switch (to) {
    case 'page':
      return askFor(talk, filing, ask, { page: id })
    case 'group':
      return askFor(talk, filing, 'service', { group: id === 0 ? null : id })
    case 'venue':
      if (!filing.venues.some((venue) => venue.id === id)) return askFor(talk, filing, ask)
      return goOn(talk, passed(draft, 'venue', { venueId: id }))
    case 'service': {
      const service = await loadPublishedService(talk.desk.tx, id, talk.desk.actor)
      if (!service) return askFor(talk, filing, 'service')
      const trail = draft.trail.filter((one) => !one.startsWith('field:'))
      return goOn(talk, passed({ ...draft, trail, answers: {} }, 'service', { serviceId: id }))
    }
    case 'equipment': {
      const own =
        draft.venueId === null ? null : await listMyEquipment(talk.desk.tx, talk.desk.actor.personId, draft.venueId)
      if (!field || !own?.some((one) => one.id === id)) return askFor(talk, filing, ask)
      return goOn(talk, answered(draft, field, id))
    }
    case 'option': {
      const option = field?.options?.[id]
      if (!field || !option) return askFor(talk, filing, ask)
      if (field.type === 'choice') return goOn(talk, answered(draft, field, option.value))
      const chosen = toggled(draft, field, option.value)
      await goTo(talk, { at: 'filing', draft: chosen })
      return askFor(talk, { ...filing, draft: chosen }, ask)
    }
  }
}

function urge(talk: Talk, { draft }: Filing, { urgency }: Extract<DraftPress, { to: 'urgency' }>): Promise<string> {
  return goOn(talk, passed(draft, 'urgency', { urgency }))
}

type Bare = Exclude<DraftPress, Numbered | { to: 'urgency' }>

async function turn(talk: Talk, filing: Filing, { to }: Bare): Promise<string> {
  const { draft, service } = filing
  const ask = askNow(filing)
  const field = fieldOf(ask, service?.form ?? null)
  switch (to) {
    case 'cancel':
      await goTo(talk, IDLE)
      await answerPlace(talk, { text: [talk.say('bot.cancelled')] })
      return 'cancelled'
    case 'back':
      return goOn(talk, steppedBack(draft) ?? draft)
    case 'skip':
      return maySkip(ask, service?.form ?? null, draft) ? goOn(talk, passed(draft, ask)) : askFor(talk, filing, ask)
    case 'done':
      if (!field) return askFor(talk, filing, ask)
      if (field.required && draft.answers[field.id] === undefined) return askAgain(talk, filing, field, 'missing')
      return goOn(talk, passed(draft, ask))
    case 'yes':
    case 'no':
    case 'today': {
      const given = to === 'today' ? dayText(talk) : to === 'yes'
      const { answer } = field ? checkedAnswer(field, given) : {}
      return field && answer !== undefined ? goOn(talk, answered(draft, field, answer)) : askFor(talk, filing, ask)
    }
    case 'other':
      return askFor(talk, filing, 'service', { isAside: true })
    case 'urgent':
      return goOn(talk, { ...draft, urgency: 'high' })
    case 'send':
      return ask === 'preview' ? sendDraft(talk, filing) : goOn(talk, draft)
  }
}
