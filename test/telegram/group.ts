import { bindGroup } from '../../src/actions/messenger/bind-group.ts'
import { actingAs } from '../../src/actions/requests/receive.ts'
import { sayInGroup } from '../../src/jobs/messenger/group-lines.ts'
import { until } from '../ground/until.ts'
import type { BotStage } from './bot-stage.ts'
import type { ChatMessage } from './fake-bot-api.ts'
import type { Person } from './person.ts'

interface Who {
  readonly from: Person['from']
}

let lastGroup = -100_500

/** A chat of several people in which the bot is. */
export function groupOf(stage: BotStage, title = 'Смена на Лесной') {
  const { api } = stage
  lastGroup -= 1
  let id = lastGroup
  let uploads = 0
  const chat = () => ({ id, type: 'supergroup', title })
  const seen = () => api.chatOf(id).filter((message) => message.from === 'bot')
  api.chatOf(id)

  const put = ({ from }: Who, body: object, kind: 'message' | 'edited_message' = 'message', own?: number) => {
    const message_id = own ?? api.nextMessage()
    const told = { text: '', markup: null, entities: [], file: null, edits: 0, at: Date.now() }
    if (own === undefined) api.chatOf(id).push({ id: message_id, from: 'person', ...told })
    api.push({ [kind]: { message_id, date: 0, from, chat: chat(), ...body } })
    return message_id
  }
  const answer = (to: Pick<ChatMessage, 'id' | 'from'>, author: number = api.id) => ({
    reply_to_message: {
      message_id: to.id,
      date: 0,
      chat: chat(),
      from: { id: author, is_bot: author === api.id, first_name: 'Окно' },
    },
  })
  const member = (who: Who, status: string) => {
    const bot = { user: { id: api.id, is_bot: true, first_name: 'Окно' }, status }
    api.push({
      my_chat_member: { chat: chat(), from: who.from, date: 0, old_chat_member: bot, new_chat_member: bot },
    })
  }
  return {
    id: () => id,
    title,
    seen,
    message: (message: number) => api.chatOf(id).find((one) => one.id === message),
    says: (who: Who, text: string, more: object = {}) => put(who, { text, ...more }),
    edits: (who: Who, message: number, text: string) => put(who, { text }, 'edited_message', message),
    replies: (who: Who, to: Pick<ChatMessage, 'id' | 'from'>, text: string) => put(who, { text, ...answer(to) }),
    repliesWithPhoto: (who: Who, to: Pick<ChatMessage, 'id' | 'from'>, caption = '') => {
      uploads += 1
      const file_id = `group-file-${id}-${uploads}`
      api.files.set(file_id, { bytes: Buffer.from('photo'), size: 5 })
      const photo = [{ file_id, file_unique_id: file_id, file_size: 5, width: 90, height: 90 }]
      return put(who, { photo, caption, ...answer(to) })
    },
    presses: (who: Who, data: string, message = 1) => {
      const press = `in-group-${id}-${api.presses.size}`
      api.presses.set(press, null)
      api.push({
        callback_query: {
          id: press,
          from: who.from,
          chat_instance: '1',
          data,
          message: { message_id: message, date: 0, chat: chat() },
        },
      })
    },
    addsBot: (who: Who) => member(who, 'member'),
    removesBot: (who: Who) => member(who, 'left'),
    /** The group becomes a supergroup; Telegram says so, or only refuses what is said. */
    moves: (who: Who, { isTold }: { readonly isTold: boolean }) => {
      const to = id - 1_000_000
      if (isTold) put(who, { migrate_to_chat_id: to })
      api.weather.moved.set(id, to)
      id = to
      api.chatOf(id)
    },
    sees: async (pattern: RegExp): Promise<ChatMessage> => {
      const found = () => seen().findLast(({ text }) => pattern.test(text))
      return until(found, { what: `the group sees ${pattern}, not only:\n${seen().map((one) => one.text)}` })
    },
    /** Bound already, by the same action as from the chat; resolves with what the bot says then. */
    bound: async ({ id: boundBy }: { readonly id: number }, venueId = stage.desk.venues.lesnaya) => {
      const place = { botId: stage.bot, chat: String(id), title }
      await stage.desk.database.db.transaction().execute(async (tx) => {
        const desk = await actingAs({ tx, now: Date.now() }, boundBy, 'telegram')
        await bindGroup(desk, place, { venueId, locale: 'ru' })
        await sayInGroup(tx, { ...place, locale: 'ru' }, { says: 'bound' }, desk)
      })
      return until(() => seen().find(({ text }) => /Чат подключён/.test(text)))
    },
    /** Somebody with the right says which venue it is; resolves with what the bot says then. */
    bind: async (who: Person, venue: string): Promise<ChatMessage> => {
      put(who, { text: '/venue' })
      await who.sees(new RegExp(`К какому ресторану относится чат «${title}»`))
      who.presses(venue)
      await who.sees(/Готово: чат/)
      return until(() => seen().findLast(({ text }) => /Чат подключён/.test(text)))
    },
  }
}

export type GroupChat = ReturnType<typeof groupOf>
