import { type CatalogueRow, listCatalogue, searchCatalogue } from '../../db/catalogue/catalogue.ts'
import { listMyEquipment } from '../../db/people/venues.ts'
import type { FormField } from '../../domain/catalogue/form-fields.ts'
import { searchableWords } from '../../domain/catalogue/recognised.ts'
import { cutWithDots } from '../../domain/ground/clean-text.ts'
import { URGENCIES } from '../../domain/ground/words.ts'
import type { Ask } from '../../domain/messenger/dialogue.ts'
import type { Button, Span } from '../../domain/messenger/outgoing.ts'
import { type DraftPress, written } from '../../domain/messenger/press.ts'
import { fieldOf, maySkip } from '../../domain/messenger/questions.ts'
import type { Filing } from './filing-of.ts'
import { answerPlace, type Talk } from './talk.ts'

const PAGE = 8
const LONGEST_LABEL = 60

/** How a question is asked again: another page, another group, or what fits the typed words. */
interface Aim {
  readonly page?: number
  readonly group?: number | null
  readonly search?: string
  /** Not in its turn: the service is chosen anew while another one is there. */
  readonly isAside?: boolean
}

interface Question {
  readonly text: readonly Span[]
  readonly rows: readonly (readonly Button[])[]
}

/** Asks for one thing, with what may be pressed instead of typed, and the way back, on and out. */
export async function askFor(talk: Talk, filing: Filing, ask: Ask, aim: Aim = {}): Promise<string> {
  const { text, rows } = await questionFor(talk, filing, ask, aim)
  await answerPlace(talk, { text, buttons: [...rows, ...wayOut(talk, filing, ask)] })
  return `asked for ${ask}`
}

async function questionFor(talk: Talk, filing: Filing, ask: Ask, aim: Aim): Promise<Question> {
  const { say } = talk
  switch (ask) {
    case 'venue':
      return venueQuestion(talk, filing, aim)
    case 'service':
      return serviceQuestion(talk, filing, aim)
    case 'urgency':
      return {
        text: [bold(say('bot.urgency'))],
        rows: URGENCIES.map((urgency) => [button(filing, say(`bot.urgency.${urgency}`), { to: 'urgency', urgency })]),
      }
    case 'words':
      return { text: wordsQuestion(talk, filing), rows: [] }
    case 'preview':
      return { text: [], rows: [] }
    default: {
      const field = fieldOf(ask, filing.service?.form ?? null)
      return field ? fieldQuestion(talk, filing, field, aim) : { text: [say('bot.words')], rows: [] }
    }
  }
}

function wordsQuestion({ say, person }: Talk, { draft, service }: Filing): Span[] {
  const logs = service?.form.logsChecklist ?? []
  const list = logs.map((log) => `\n— ${log[person.locale]}`).join('')
  const attach = logs.length === 0 ? '' : `\n\n${say('bot.words.attach')}${list}`
  return [bold(say(draft.stopOfTrade ? 'bot.words.stop' : 'bot.words')), `\n${say('bot.words.hint')}${attach}`]
}

function venueQuestion({ say }: Talk, filing: Filing, { page = 0, search = '' }: Aim): Question {
  const wanted = search.toLowerCase()
  const fitting = filing.venues.filter(({ name, address }) => `${name} ${address}`.toLowerCase().includes(wanted))
  const listed = fitting.length > 0 ? fitting : filing.venues
  const shown = listed.slice(page * PAGE, (page + 1) * PAGE)
  const rows = shown.map(({ id, name, address }) => [button(filing, `${name}, ${address}`, { to: 'venue', id })])
  return { text: [bold(say('bot.venue'))], rows: [...rows, ...pages(say, filing, { page, all: listed.length })] }
}

async function serviceQuestion(talk: Talk, filing: Filing, { group = null, search = '' }: Aim): Promise<Question> {
  const { say, person, desk } = talk
  const words = searchableWords(search)
  const found = words === null ? [] : await searchCatalogue(desk.tx, desk.actor, words)
  const name = (row: CatalogueRow) => row.situation?.[person.locale] || row.name[person.locale]
  if (words !== null) {
    const rows = found.map((row) => [button(filing, name(row), { to: 'service', id: row.id })])
    const tree = [button(filing, say('bot.service.tree'), { to: 'group', id: 0 })]
    return { text: [bold(say(found.length > 0 ? 'bot.service.found' : 'bot.service.none'))], rows: [...rows, tree] }
  }
  const all = await listCatalogue(desk.tx, desk.actor)
  const holds = (id: number): boolean =>
    all.some((row) => row.parentId === id && (row.isGroup ? holds(row.id) : row.availability !== 'unavailable'))
  const here = all.filter(
    (row) => row.parentId === group && (row.isGroup ? holds(row.id) : row.availability !== 'unavailable'),
  )
  const rows = here.map((row) => [
    row.isGroup
      ? button(filing, `${row.name[person.locale]} ›`, { to: 'group', id: row.id })
      : button(filing, name(row), { to: 'service', id: row.id }),
  ])
  const up = all.find(({ id }) => id === group)
  const upwards = up ? [[button(filing, say('bot.service.up'), { to: 'group', id: up.parentId ?? 0 })]] : []
  return { text: [bold(say('bot.service')), `\n${say('bot.service.hint')}`], rows: [...rows, ...upwards] }
}

async function fieldQuestion(talk: Talk, filing: Filing, field: FormField, { page = 0 }: Aim): Promise<Question> {
  const { say, person } = talk
  const hint = field.hint?.[person.locale]
  const text = [bold(field.label[person.locale]), hint ? `\n${hint}` : '', `\n${say(`bot.field.${field.type}`)}`]
  return { text, rows: await fieldRows(talk, filing, field, page) }
}

async function fieldRows(talk: Talk, filing: Filing, field: FormField, page: number): Promise<Button[][]> {
  const { say, person, desk } = talk
  const { draft } = filing
  const options = (field.options ?? []).map((option, id) => ({ id, ...option }))
  switch (field.type) {
    case 'yes_no':
      return [[button(filing, say('bot.yes'), { to: 'yes' }), button(filing, say('bot.no'), { to: 'no' })]]
    case 'date':
      return [[button(filing, say('bot.today'), { to: 'today' })]]
    case 'choice':
    case 'many_choices': {
      const chosen = draft.answers[field.id]
      const isChosen = (value: string) => Array.isArray(chosen) && chosen.includes(value)
      const shown = options.slice(page * PAGE, (page + 1) * PAGE)
      const rows = shown.map(({ id, value, label }) => [
        button(filing, `${isChosen(value) ? '✓ ' : ''}${label[person.locale]}`, { to: 'option', id }),
      ])
      const done = field.type === 'many_choices' ? [[button(filing, say('bot.done'), { to: 'done' })]] : []
      return [...rows, ...pages(say, filing, { page, all: options.length }), ...done]
    }
    case 'equipment': {
      const own = draft.venueId === null ? [] : await listMyEquipment(desk.tx, desk.actor.personId, draft.venueId)
      const all = own ?? []
      const rows = all
        .slice(page * PAGE, (page + 1) * PAGE)
        .map(({ id, name }) => [button(filing, name, { to: 'equipment', id })])
      return [...rows, ...pages(say, filing, { page, all: all.length })]
    }
    default:
      return []
  }
}

function pages(say: Talk['say'], filing: Filing, { page, all }: { page: number; all: number }): Button[][] {
  const earlier = page > 0 ? [button(filing, say('bot.earlier'), { to: 'page', id: page - 1 })] : []
  const more = (page + 1) * PAGE < all ? [button(filing, say('bot.more'), { to: 'page', id: page + 1 })] : []
  return earlier.length + more.length > 0 ? [[...earlier, ...more]] : []
}

function wayOut({ say }: Talk, filing: Filing, ask: Ask): Button[][] {
  const { draft, service } = filing
  const skip = maySkip(ask, service?.form ?? null, draft) ? [button(filing, say('bot.skip'), { to: 'skip' })] : []
  const back = draft.trail.length > 0 ? [button(filing, say('bot.back'), { to: 'back' })] : []
  return [[...back, ...skip, button(filing, say('bot.cancel'), { to: 'cancel' })]]
}

export function button({ draft }: Filing, label: string, step: DraftPress, looks?: 'good' | 'bad'): Button {
  const press = written({ does: 'draft', mark: draft.mark, step })
  return { label: cutWithDots(label, LONGEST_LABEL), press, ...(looks && { looks }) }
}

function bold(text: string): Span {
  return { text, style: 'bold' }
}
