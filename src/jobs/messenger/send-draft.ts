import { fileRequest } from '../../actions/requests/file-request.ts'
import { promiseFor } from '../../actions/requests/promise-for.ts'
import { keepMessage } from '../../db/messenger/messages.ts'
import { lastMessageId } from '../../db/request/messages.ts'
import { visibleFields } from '../../domain/catalogue/form.ts'
import type { Answer, FormField } from '../../domain/catalogue/form-fields.ts'
import { cutWithDots } from '../../domain/ground/clean-text.ts'
import { IDLE, textOf } from '../../domain/messenger/dialogue.ts'
import type { Span } from '../../domain/messenger/outgoing.ts'
import { button } from './ask-filing.ts'
import { momentFor, showCard } from './card.ts'
import type { Filing } from './filing-of.ts'
import { answersComeHere } from './on-request.ts'
import { answerPlace, goTo, type Talk } from './talk.ts'

const LONGEST_SHOWN = 600

/** Everything as it would be sent, with what would be promised if it were sent now. */
export async function showPreview(talk: Talk, filing: Filing): Promise<string> {
  const { say } = talk
  const { draft, service } = filing
  const rows = [
    [button(filing, say('bot.send'), { to: 'send' }, 'good')],
    [
      button(filing, say('bot.other-service'), { to: 'other' }),
      ...(draft.urgency === 'high' || draft.stopOfTrade ? [] : [button(filing, say('bot.urgent'), { to: 'urgent' })]),
    ],
    [
      ...(draft.trail.length > 0 ? [button(filing, say('bot.back'), { to: 'back' })] : []),
      button(filing, say('bot.cancel'), { to: 'cancel' }),
    ],
  ]
  await answerPlace(talk, {
    text: [
      `${say('bot.preview')} `,
      {
        text: draft.stopOfTrade ? say('bot.menu.stop') : (service?.name[talk.person.locale] ?? say('bot.no-service')),
        style: 'bold',
      },
      ...placeLine(filing),
      ...answerLines(talk, filing),
      ...wordLines(talk, filing),
      `\n\n${await promiseLine(talk, filing)}`,
    ],
    buttons: rows,
  })
  return 'preview'
}

function placeLine({ draft, venues }: Filing): Span[] {
  const venue = venues.find(({ id }) => id === draft.venueId)
  return venue ? [`\n${venue.name}, ${venue.address}`] : []
}

function answerLines(talk: Talk, { draft, service }: Filing): Span[] {
  const fields = service ? visibleFields(service.form, draft.answers) : []
  return fields.flatMap((field) => {
    const answer = draft.answers[field.id]
    return answer === undefined ? [] : [`\n${field.label[talk.person.locale]}: ${shownAnswer(talk, field, answer)}`]
  })
}

function shownAnswer({ say, person }: Talk, field: FormField, answer: Answer): string {
  if (typeof answer === 'boolean') return say(answer ? 'bot.yes' : 'bot.no')
  const label = (value: string) => field.options?.find((one) => one.value === value)?.label[person.locale] ?? value
  if (field.type === 'files' && Array.isArray(answer)) return say('bot.files', { count: answer.length })
  return typeof answer === 'object' ? answer.map((one) => label(String(one))).join(', ') : label(String(answer))
}

function wordLines({ say }: Talk, { draft }: Filing): Span[] {
  const text = textOf(draft.words)
  const { length: files } = draft.words.fileIds
  return [
    ...(text === '' ? [] : ['\n\n', { text: cutWithDots(text, LONGEST_SHOWN), style: 'quote' as const }]),
    ...(files === 0 ? [] : [`\n${say('bot.files', { count: files })}`]),
  ]
}

async function promiseLine(talk: Talk, { draft, service }: Filing): Promise<string> {
  const { say, desk } = talk
  const { tx: db, actor, now } = desk
  const { urgency, stopOfTrade } = draft
  const place = draft.venueId === null ? {} : { venueId: draft.venueId }
  const what = service === null ? {} : { serviceId: service.id }
  const promised = await promiseFor({ db, actor, now }, { ...place, ...what, urgency, stopOfTrade })
  const at = promised.reactionDueAt ?? promised.resolutionDueAt
  return at === null ? say('bot.promise.none') : say('bot.promise', { at: momentFor(talk, at) })
}

/** Files it by the same action as every way in; the preview becomes its card. */
export async function sendDraft(talk: Talk, { draft, service, venues: _ }: Filing): Promise<string> {
  const { desk, bot, link } = talk
  const { venueId, words, urgency, stopOfTrade } = draft
  const description = textOf(words)
  const { number } = await fileRequest(desk, {
    description,
    ...(description === '' && service && { subject: service.name[talk.person.locale] }),
    ...(venueId !== null && { venueId }),
    ...(service !== null && { serviceId: service.id }),
    urgency,
    stopOfTrade,
    answers: draft.answers,
    fileIds: words.fileIds,
  })
  await answersComeHere(talk, number)
  const messageId = await lastMessageId(desk.tx, number)
  for (const { id: externalId } of words.texts) {
    await keepMessage(desk.tx, { botId: bot.id, chat: link.chat, externalId, request: number, messageId }, desk.now)
  }
  await goTo(talk, IDLE)
  await showCard(talk, number, 'pressed')
  return 'filed'
}
