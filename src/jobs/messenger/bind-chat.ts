import { bindGroup, type NamedChat, unbindGroup } from '../../actions/messenger/bind-group.ts'
import { findDialogue } from '../../db/messenger/dialogues.ts'
import { findGroup } from '../../db/messenger/groups.ts'
import { companyVenues } from '../../db/people/company.ts'
import { listVenueRecords } from '../../db/people/venue-records.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { cutWithDots } from '../../domain/ground/clean-text.ts'
import { type Dialogue, IDLE } from '../../domain/messenger/dialogue.ts'
import { type Press, written } from '../../domain/messenger/press.ts'
import { sayInGroup } from './group-lines.ts'
import { tellOld } from './menu.ts'
import { answerPlace, goTo, type Talk, tell } from './talk.ts'

type Binding = Extract<Dialogue, { readonly at: 'binding' }>

const SHOWN = 8
const LONGEST_LABEL = 60

/** Which venue is the chat of? Asked of who may say so, in his own chat with the bot. */
export async function askVenue(talk: Talk, { chat, title }: NamedChat): Promise<string> {
  const { desk, bot, link, say } = talk
  const venues = await venuesLike(talk, '')
  if (venues.length === 0) {
    await tell(talk, { text: [say('bot.bind.no-right')] })
    return 'may not bind'
  }
  const dialogue = await findDialogue(desk.tx, bot.id, link.chat)
  if (dialogue.at === 'filing') {
    await tell(talk, { text: [say('bot.bind.busy')] })
    return 'busy with a request'
  }
  const binding = { at: 'binding', chat, title } as const
  await goTo(talk, binding)
  return showVenues(talk, binding, { words: '', venues })
}

/** Words of the venue that is meant. */
export async function hearVenue(talk: Talk, binding: Binding, words: string): Promise<string> {
  return showVenues(talk, binding, { words, venues: await venuesLike(talk, words) })
}

interface Offered {
  readonly words: string
  readonly venues: Awaited<ReturnType<typeof venuesLike>>
}

async function showVenues(talk: Talk, { chat, title }: Binding, { words, venues }: Offered): Promise<string> {
  const { say, desk, bot } = talk
  const group = await findGroup(desk.tx, { botId: bot.id, chat })
  // Of which venue the chat is says nothing to whoever has no say there.
  const own = group && (await venuesLike(talk, group.venue)).find(({ id }) => id === group.venueId)
  const ask = say(venues.length === 0 ? 'bot.bind.none' : 'bot.bind.which', { title })
  const now = own ? `\n${say('bot.bind.now', { venue: own.name })}` : ''
  const rows = venues.map(({ id, name, address }) => [
    { label: cutWithDots(`${name}, ${address}`, LONGEST_LABEL), press: written({ does: 'bind', venue: id }) },
  ])
  const undo = { label: say('bot.bind.unbind'), press: written({ does: 'unbind' }), looks: 'bad' } as const
  await tell(talk, { text: [ask, now], buttons: [...rows, ...(own ? [[undo]] : [])] })
  return words === '' ? 'asked for the venue' : 'asked for the venue again'
}

/** Venues that he may bind a chat to, by words of name and address or by code; the first few. */
async function venuesLike({ desk: { tx, actor } }: Talk, words: string) {
  if (mayOnDesk(actor, 'administer')) {
    return (await listVenueRecords(tx, { q: words, works: true, limit: SHOWN })).items
  }
  const wanted = words.trim().toLowerCase()
  const fits = ({ name, address, code }: { name: string; address: string; code: string }) =>
    `${name} ${address} ${code}`.toLowerCase().includes(wanted)
  const all = await companyVenues(tx, actor)
  return all.filter((venue) => venue.works && fits(venue)).slice(0, SHOWN)
}

/** A venue was chosen, or the chat is to belong to none; whether he may is asked by the action. */
export async function pressBinding(
  talk: Talk,
  dialogue: Dialogue,
  press: Extract<Press, { does: 'bind' | 'unbind' }>,
): Promise<string> {
  if (dialogue.at !== 'binding') return tellOld(talk)
  const { desk, bot, say, person } = talk
  const { locale } = person
  const { chat, title } = dialogue
  const place = { botId: bot.id, chat }
  const group = await findGroup(desk.tx, place)
  if (press.does === 'bind') await bindGroup(desk, { ...place, title }, { venueId: press.venue, locale })
  else await unbindGroup(desk, place)
  const says = press.does === 'bind' ? 'bound' : 'unbound'
  await sayInGroup(desk.tx, { ...place, locale: says === 'bound' ? locale : (group?.locale ?? locale) }, { says }, desk)
  await goTo(talk, IDLE)
  const venue = (await findGroup(desk.tx, place))?.venue ?? ''
  await answerPlace(talk, { text: [say(`bot.bind.${says}`, { title, venue })] })
  return says
}
