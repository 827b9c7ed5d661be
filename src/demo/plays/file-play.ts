import { fileRequest } from '../../actions/requests/file-request.ts'
import { loadPublishedService } from '../../db/catalogue/catalogue.ts'
import { type Form, visibleFields } from '../../domain/catalogue/form.ts'
import type { Answer, FormField } from '../../domain/catalogue/form-fields.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import type { Channel } from '../../domain/ground/words.ts'
import { localDate } from '../../domain/hours/local-date.ts'
import { type Chance, phrased, pick } from '../chance.ts'
import { serviceId, staffId } from '../company/company.ts'
import type { Play, Step } from './play.ts'
import type { Stage } from './stage.ts'

/** Ways in that show the form of the service. */
const WITH_FORM: readonly Channel[] = ['portal', 'app']

/** Files the request the way its customer would: an operator writes down what is told on the phone. */
export async function filePlay(stage: Stage, { play, at }: Step): Promise<void> {
  const { story, channel, contactId, venue } = play
  const byPhone = channel === 'phone'
  const author = byPhone ? staffId(stage.company, pick(play.chance, ['timur', 'polina', 'alisa'])) : contactId
  const desk = await stage.deskOf(author, byPhone ? 'portal' : channel, at)
  const id = serviceId(stage.company, story.service)
  const service = await loadPublishedService(stage.tx, id)
  if (!service) throw new Error(`the service ${story.service} is not published`)
  const said = (text: string) => phrased(text, play.words, play.chance)
  const { number } = await fileRequest(desk, {
    module: story.module,
    area: story.area,
    problem: said(story.problem),
    description: said(story.says),
    serviceId: id,
    venueId: venue?.id,
    equipmentId: play.till?.id,
    urgency: story.urgency ?? 'medium',
    stopOfTrade: story.stopOfTrade ?? false,
    answers: WITH_FORM.includes(channel) ? answersTo(service.form, play, at) : null,
    fileIds: [],
    contactId,
    channel: byPhone ? 'phone' : undefined,
  })
  play.number = number
  stage.hasRead(desk, number)
}

/** Fills the form as a person would: every required field and most of the others. */
function answersTo(form: Form, play: Play, at: Instant): Record<string, Answer> {
  const answers: Record<string, Answer> = {}
  for (const field of form.fields) {
    const isAsked = visibleFields(form, answers).includes(field)
    if (!isAsked || !(field.required || play.chance() < 0.7)) continue
    const answer = answerTo(field, play, at, play.chance)
    if (answer !== null) answers[field.id] = answer
  }
  return answers
}

function answerTo(field: FormField, { till, words }: Play, at: Instant, chance: Chance): Answer | null {
  switch (field.type) {
    case 'equipment':
      return till?.id ?? null
    case 'version':
      return words.version ?? null
    case 'yes_no':
      return field.id === 'all_tills' ? false : chance() < 0.7
    case 'choice':
      return pick(chance, field.options ?? []).value
    case 'many_choices':
      return [pick(chance, field.options ?? []).value]
    case 'number':
      return Number(words.n)
    case 'date':
      return localDate(Math.floor(at / DAY) + (field.required ? 9 : -1))
    case 'phone':
      return '+79165550100'
    case 'email':
    case 'venue':
    case 'files':
      return null
    case 'text':
    case 'long_text':
      return TEXTS[field.id]?.(words) ?? null
  }
}

const TEXTS: Readonly<Record<string, (words: Play['words']) => string | undefined>> = {
  message: () => 'Нет связи с ФР',
  note: ({ note }) => note,
  order: ({ order }) => order,
  dish: ({ dish }) => dish,
  who: ({ staff }) => staff,
  code: () => '4119',
  bank_name: () => 'Банк «Маяк»',
  card: () => '2086',
}
