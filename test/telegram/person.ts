import assert from 'node:assert/strict'
import { seeing } from '../messenger/seeing.ts'
import type { ChatMessage, FakeBotApi } from './fake-bot-api.ts'

interface Who {
  readonly id: number
  readonly name?: string
  readonly language?: string
  readonly username?: string
}

interface Upload {
  readonly name: string
  readonly bytes: Buffer
  readonly mime?: string
  /** Where the file is only said to be that large. */
  readonly size?: number
}

/** Somebody with a telephone and a chat with the bot. */
export function personIn(api: FakeBotApi, { id, name = 'Иван', language = 'ru', username = `user${id}` }: Who) {
  const from = { id, is_bot: false, first_name: name, username, language_code: language }
  const chat = { id, type: 'private', first_name: name }
  const seen = () => api.chatOf(id).filter((message) => message.from === 'bot')
  let uploads = 0

  const put = (body: object, text = '', kind: 'message' | 'edited_message' = 'message', own?: number) => {
    const message_id = own ?? api.nextMessage()
    api
      .chatOf(id)
      .push({ id: message_id, from: 'person', text, markup: null, entities: [], file: null, edits: 0, at: Date.now() })
    api.push({ [kind]: { message_id, date: 0, from, chat, ...body } })
    return message_id
  }
  const keptFile = ({ name: file_name, bytes, mime: mime_type = 'image/jpeg', size = bytes.length }: Upload) => {
    uploads += 1
    const file_id = `file-${id}-${uploads}`
    api.files.set(file_id, { bytes, size })
    return { file_id, file_unique_id: file_id, file_size: size, file_name, mime_type }
  }
  const photoOf = (upload: Upload) => {
    const { file_id, file_unique_id, file_size } = keptFile(upload)
    return [{ file_id, file_unique_id, file_size, width: 90, height: 90 }]
  }

  const lastWith = (label: string): { message: ChatMessage; data: string } => {
    for (const message of seen().toReversed()) {
      const rows = (message.markup?.inline_keyboard ?? []) as { text: string; callback_data?: string }[][]
      const button = rows.flat().find(({ text }) => text === label || text.replace(/^✓ /, '') === label)
      if (button?.callback_data !== undefined) return { message, data: button.callback_data }
    }
    assert.fail(`${name} sees no button «${label}» in:\n${shown()}`)
  }
  const shown = () =>
    api
      .chatOf(id)
      .map(
        (one) =>
          `${one.from === 'bot' ? '  бот: ' : '> '}${one.text}${one.file ? `[${one.file.name}]` : ''}${labels(one)}`,
      )
      .join('\n')
  const labels = ({ markup }: ChatMessage) => {
    const rows = (markup?.inline_keyboard ?? []) as { text: string }[][]
    return rows.map((row) => `\n     [${row.map(({ text }) => text).join('] [')}]`).join('')
  }
  const press = (data: string, message: number) => {
    const query = `press-${id}-${api.presses.size + 1}`
    api.presses.set(query, null)
    api.push({
      callback_query: { id: query, from, chat_instance: '1', data, message: { message_id: message, date: 0, chat } },
    })
    return query
  }

  const sees = seeing<ChatMessage>({ name, seen, shown, changed: api.changed })

  return {
    id,
    from,
    chat,
    seen,
    shown,
    says: (text: string, more: object = {}) => put({ text, ...more }, text),
    starts: (payload = '') => {
      api.chatOf(id)
      return put({ text: payload === '' ? '/start' : `/start ${payload}` }, '/start')
    },
    replies: (to: ChatMessage, text: string) =>
      put({ text, reply_to_message: { message_id: to.id, date: 0, chat } }, text),
    edits: (message: number, text: string) => put({ text }, text, 'edited_message', message),
    sendsPhoto: (upload: Upload, caption = '') => put({ photo: photoOf(upload), caption }, caption),
    sendsAlbum: (all: readonly Upload[], caption = '', { to }: { readonly to?: ChatMessage } = {}) => {
      const media_group_id = `album-${id}-${uploads}`
      const answer = to && { reply_to_message: { message_id: to.id, date: 0, chat } }
      return all.map((upload, place) =>
        put(
          { photo: photoOf(upload), media_group_id, ...answer, ...(place === 0 && { caption }) },
          place === 0 ? caption : '',
        ),
      )
    },
    sendsFile: (upload: Upload, caption = '') => put({ document: keptFile(upload), caption }, caption),
    sendsVoice: (upload: Upload) => {
      const { file_name: _, ...voice } = keptFile({ ...upload, mime: 'audio/ogg' })
      return put({ voice: { ...voice, duration: 3 } })
    },
    shares: (phone: string, owner: number | undefined = id, more: object = {}) =>
      put(
        { contact: { phone_number: phone, first_name: name, ...(owner !== 0 && { user_id: owner }) }, ...more },
        phone,
      ),
    presses: (label: string) => {
      const { message, data } = lastWith(label)
      return press(data, message.id)
    },
    pressesRaw: (data: string, message = 1) => press(data, message),
    blocks: (isGone = true) => {
      if (isGone) api.weather.blocked.add(id)
      else api.weather.blocked.delete(id)
      const status = isGone ? 'kicked' : 'member'
      const member = { user: { id: api.id, is_bot: true, first_name: 'Окно' }, status }
      api.push({ my_chat_member: { chat, from, date: 0, old_chat_member: member, new_chat_member: member } })
    },
    sees,
    /** What the buttons under such a message tell the bot. */
    payloadsUnder: async (pattern: RegExp, within?: number): Promise<string[]> => {
      const rows = ((await sees(pattern, within)).markup?.inline_keyboard ?? []) as { callback_data?: string }[][]
      return rows.flat().map(({ callback_data: data = '' }) => data)
    },
  }
}

export type Person = ReturnType<typeof personIn>
