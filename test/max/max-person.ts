import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { seeing } from '../messenger/seeing.ts'
import type { Who } from '../messenger/stage.ts'
import type { FakeMaxApi, MaxButton, MaxMessage } from './fake-max-api.ts'

interface Upload {
  readonly name: string
  readonly bytes: Buffer
}

interface Card {
  /** Whose card it is; 0: of nobody in MAX. */
  readonly owner?: number
  readonly hash?: string | null
  readonly isForwarded?: boolean
  /** More lines of the card. */
  readonly more?: string
}

/** Somebody with a telephone and a dialog with the bot. */
export function maxPersonIn(api: FakeMaxApi, { id, name = 'Иван', language = 'ru', username = `user${id}` }: Who) {
  const user = { user_id: id, first_name: name, last_name: null, name, username, is_bot: false, last_activity_time: 0 }
  const recipient = { chat_id: -id, chat_type: 'dialog', user_id: api.id }
  const seen = () => api.chatOf(id).filter((message) => message.from === 'bot')
  let count = 0

  const update = (update_type: string, more: object) =>
    void api.push({ update_type, timestamp: Date.now(), user_locale: language, ...more })
  const put = (text: string | null, attachments: readonly object[] = [], more: object = {}) => {
    const mid = api.nextMid()
    const words = text ?? ''
    api
      .chatOf(id)
      .push({ id: mid, from: 'person', text: words, raw: words, format: null, buttons: [], file: null, edits: 0 })
    const body = { mid, seq: 1, text, attachments }
    update('message_created', { message: { sender: user, recipient, timestamp: Date.now(), body, ...more } })
    return mid
  }
  const kept = ({ bytes }: Upload) => {
    count += 1
    const token = `file-${id}-${count}`
    api.files.set(token, bytes)
    return { token, url: `${api.url}/files/${token}` }
  }
  const about = (to: { readonly id: string }) => ({
    link: { type: 'reply', message: { mid: to.id, seq: 1, text: '', attachments: [] } },
  })
  const photo = (upload: Upload) => ({ type: 'image', payload: { photo_id: 1, ...kept(upload) } })

  const labels = ({ buttons }: MaxMessage) =>
    buttons.map((row) => `\n     [${row.map(({ text }) => text).join('] [')}]`)
  const shown = () =>
    api
      .chatOf(id)
      .map((one) => `${one.from === 'bot' ? '  бот: ' : '> '}${one.text}${one.file?.name ?? ''}${labels(one).join('')}`)
      .join('\n')
  const buttonWith = (label: string): { message: MaxMessage; button: MaxButton } => {
    for (const message of seen().toReversed()) {
      const button = message.buttons.flat().find(({ text }) => text.replace(/^✓ /, '') === label.replace(/^✓ /, ''))
      if (button) return { message, button }
    }
    assert.fail(`${name} sees no button «${label}» in:\n${shown()}`)
  }
  const press = (payload: string, mid: string | null) => {
    const callback_id = `press-${id}-${api.presses.size + 1}`
    api.presses.set(callback_id, false)
    const body = { mid, seq: 1, text: '', attachments: [] }
    const message =
      mid === null ? null : { recipient, timestamp: 0, body, sender: { ...user, user_id: api.id, is_bot: true } }
    update('message_callback', { callback: { timestamp: Date.now(), callback_id, payload, user }, message })
    return callback_id
  }
  const shares = (phone: string, { owner = id, hash, isForwarded = false, more = '' }: Card = {}) => {
    const vcf_info = `BEGIN:VCARD\r\nVERSION:3.0\r\nTEL;TYPE=cell:${phone}\r\n${more}FN:${name}\r\nEND:VCARD\r\n`
    const right = createHmac('sha256', api.token).update(vcf_info).digest('hex')
    const signed = hash === null ? {} : { hash: hash ?? right }
    const info = owner === 0 ? {} : { max_info: { ...user, user_id: owner } }
    const card = { type: 'contact', payload: { vcf_info, ...info, ...signed } }
    if (!isForwarded) return put(null, [card])
    const message = { mid: api.nextMid(), seq: 1, text: null, attachments: [card] }
    return put(null, [], { link: { type: 'forward', sender: user, message } })
  }

  const sees = seeing<MaxMessage>({ name, seen, shown, changed: api.changed })

  return {
    id,
    user,
    recipient,
    seen,
    shown,
    says: (text: string) => put(text),
    starts: (payload = '') => {
      api.chatOf(id)
      update('bot_started', { chat_id: -id, user, user_id: id, payload: payload === '' ? null : payload })
    },
    replies: (to: { readonly id: string }, text: string) => put(text, [], about(to)),
    edits: (mid: string, text: string) => {
      const body = { mid, seq: 1, text, attachments: [] }
      update('message_edited', { message: { sender: user, recipient, timestamp: Date.now(), body } })
    },
    sendsPhoto: (upload: Upload, caption = '') => put(caption, [photo(upload)]),
    /** Several attachments are one message here. */
    sendsAlbum: (all: readonly Upload[], caption = '', { to }: { readonly to?: { readonly id: string } } = {}) =>
      put(caption, all.map(photo), to && about(to)),
    sendsFile: (upload: Upload & { readonly size?: number }, caption = '') =>
      put(caption, [
        { type: 'file', payload: kept(upload), filename: upload.name, size: upload.size ?? upload.bytes.length },
      ]),
    sendsVideo: (upload: Upload) =>
      put(null, [{ type: 'video', payload: { ...kept(upload), url: 'https://max.example/page' } }]),
    sendsVoice: (upload: Upload) => put(null, [{ type: 'audio', payload: kept(upload) }]),
    shares,
    /** What pressing a button does: it says something, shares the own number, or tells the bot. */
    presses: (label: string) => {
      const { message, button } = buttonWith(label)
      if (button.type === 'message') return put(button.text)
      if (button.type === 'request_contact') return shares('79990000000')
      return press(button.payload ?? '', message.id)
    },
    pressesRaw: (payload: string, mid: string | null = 'mid.of-nothing') => press(payload, mid),
    blocks: (isGone = true) => {
      if (isGone) api.weather.blocked.add(id)
      else api.weather.blocked.delete(id)
      update(isGone ? 'bot_stopped' : 'bot_started', { chat_id: -id, user })
    },
    sees,
    /** What the buttons under such a message tell the bot. */
    payloadsUnder: async (pattern: RegExp, within?: number): Promise<string[]> =>
      (await sees(pattern, within)).buttons.flat().map(({ payload = '' }) => payload),
  }
}

export type MaxPerson = ReturnType<typeof maxPersonIn>
