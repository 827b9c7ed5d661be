import { z } from 'zod'
import { cleanFileName, cleanLine, cleanText } from '../../domain/ground/clean-text.ts'
import type { Arrived, Incoming, Said, Sender, SentFile } from '../../domain/messenger/incoming.ts'
import type { BotKey } from '../messenger.ts'
import { card, contactOf } from './contact.ts'

/** Updates as the published schema describes them (`Update` and what it carries), as far as the desk reads them. */
const user = z.object({
  user_id: z.int(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  name: z.string().nullish(),
  username: z.string().nullish(),
  is_bot: z.boolean().nullish(),
})
const media = z.object({ url: z.string().nullish(), token: z.string().nullish() })
const attachment = z.discriminatedUnion('type', [
  z.object({ type: z.literal('image'), payload: media }),
  z.object({ type: z.literal('video'), payload: media }),
  z.object({ type: z.literal('audio'), payload: media }),
  z.object({ type: z.literal('sticker'), payload: media }),
  z.object({ type: z.literal('file'), payload: media, filename: z.string().nullish(), size: z.int().nullish() }),
  z.object({ type: z.literal('contact'), payload: card }),
  z.object({ type: z.literal('location'), latitude: z.number(), longitude: z.number() }),
])
type Attachment = z.output<typeof attachment>
const body = z.object({
  mid: z.string(),
  text: z.string().nullish(),
  /** Of a kind that the desk does not know: left out. */
  attachments: z.array(attachment.nullable().catch(null)).nullish(),
})
type Body = z.output<typeof body>
const recipient = z.object({ chat_id: z.int().nullish(), chat_type: z.string().nullish() })
const message = z.object({
  sender: user.nullish(),
  recipient,
  body: body.nullish(),
  link: z.object({ type: z.string(), message: body.nullish() }).nullish(),
})
const common = z.object({ timestamp: z.int(), user_locale: z.string().nullish() })
const inDialog = common.extend({ user })
const update = z.discriminatedUnion('update_type', [
  common.extend({ update_type: z.literal('message_created'), message }),
  common.extend({ update_type: z.literal('message_edited'), message }),
  common.extend({
    update_type: z.literal('message_callback'),
    callback: z.object({ callback_id: z.string(), timestamp: z.int(), payload: z.string().nullish(), user }),
    message: message.nullish(),
  }),
  inDialog.extend({ update_type: z.literal('bot_started'), payload: z.string().nullish() }),
  inDialog.extend({ update_type: z.literal('bot_stopped') }),
  inDialog.extend({ update_type: z.literal('dialog_removed') }),
])
type Update = z.output<typeof update>

const LONGEST_NAME = 200
/** Before the token of a video, whose address has to be asked for. */
export const VIDEO = 'video:'

/** What was pushed, as it will be stored; null: it is nothing that the desk reads. */
export function arrivedOf(payload: unknown): Arrived | null {
  const read = update.safeParse(payload)
  if (!read.success) return null
  const from = senderOf(read.data)
  const chat = from?.chat ?? 'nowhere'
  return { externalId: nameOf(read.data), place: read.data.timestamp, chat, album: null, payload }
}

/** Updates have no ids: each is named by what it tells of, so that the same told again has the same name. */
function nameOf(one: Update): string {
  const { update_type: type, timestamp } = one
  switch (one.update_type) {
    case 'message_created':
      return `${type} ${midOf(one.message) ?? timestamp}`
    case 'message_edited':
      return `${type} ${midOf(one.message)} ${timestamp}`
    case 'message_callback':
      // The schema calls it the id of the keyboard: two presses of one keyboard are two.
      return `${type} ${one.callback.callback_id} ${one.callback.timestamp}`
    default:
      return `${type} ${one.user.user_id} ${timestamp}`
  }
}

function midOf(told: z.output<typeof message> | null | undefined): string | null {
  return told?.body?.mid ?? told?.link?.message?.mid ?? null
}

/** What an update says; null: nothing for us. */
export function incomingOf(
  payload: unknown,
  key: BotKey,
): { readonly sender: Sender; readonly incoming: Incoming } | null {
  const read = update.safeParse(payload)
  const sender = read.success ? senderOf(read.data) : null
  return sender && read.success ? { sender, incoming: incomingIn(read.data, key) } : null
}

function incomingIn(one: Update, key: BotKey): Incoming {
  switch (one.update_type) {
    case 'message_created':
      return saidIn(one.message, String(one.timestamp), key)
    case 'message_edited': {
      const { id, text } = saidIn(one.message, String(one.timestamp), key)
      return { kind: 'edited', id, text }
    }
    case 'message_callback': {
      const { callback_id: press, payload } = one.callback
      return { kind: 'pressed', press, payload: payload ?? '', message: midOf(one.message) }
    }
    case 'bot_started':
      return startedIn(nameOf(one), one.payload ?? '')
    case 'bot_stopped':
    case 'dialog_removed':
      return { kind: 'stopped' }
  }
}

/** A dialog is known by its person: every update names him, not every one the chat. Bots, ourselves among them, are not heard. */
function senderOf(one: Update): Sender | null {
  const from = personIn(one)
  if (!from || from.is_bot === true) return null
  const where = 'message' in one ? one.message?.recipient : null
  const isPrivate = !where || where.chat_type === 'dialog'
  const account = String(from.user_id)
  const name = cleanLine([from.first_name ?? from.name ?? '', from.last_name ?? ''].join(' ')).slice(0, LONGEST_NAME)
  return {
    account,
    chat: isPrivate ? account : `chat:${where.chat_id ?? ''}`,
    name: name === '' ? (from.username ?? account) : name,
    username: from.username ?? null,
    locale: one.user_locale?.startsWith('ru') === false ? 'en' : 'ru',
    isPrivate,
  }
}

function personIn(one: Update) {
  if (one.update_type === 'message_callback') return one.callback.user
  return 'user' in one ? one.user : one.message.sender
}

const BARE = { kind: 'said', files: [], answersTo: null, isForwarded: false, contact: null } as const

/** Somebody opened the dialog, maybe by a link that brings a word along: as if he had typed it. */
function startedIn(id: string, payload: string): Said {
  const start = /^[\w-]{1,64}$/.test(payload) ? payload : null
  return { ...BARE, id, text: start === null ? '/start' : `/start ${start}`, start }
}

function saidIn({ body: own, link }: z.output<typeof message>, id: string, { token }: BotKey): Said {
  const isForwarded = link?.type === 'forward'
  const parts = [own, isForwarded ? link.message : null].filter((part): part is Body => part != null)
  const attached = parts.flatMap((part) => part.attachments ?? []).filter((one) => one !== null)
  const texts = parts.map((part) => cleanText(part.text ?? '')).filter((text) => text !== '')
  const text = texts.length > 0 ? texts.join('\n') : attached.map(placeWords).join('')
  const shared = attached.find((one) => one.type === 'contact')
  return {
    kind: 'said',
    id: own?.mid ?? id,
    text,
    files: attached.flatMap((one, place) => fileIn(one, place + 1)),
    answersTo: link?.type === 'reply' ? (link.message?.mid ?? null) : null,
    isForwarded,
    contact: shared ? contactOf(shared.payload, token) : null,
    start: /^\/start ([\w-]{1,64})$/.exec(text)?.[1] ?? null,
  }
}

/** A place on the map is a link that everybody can open. */
function placeWords(one: Attachment): string {
  return one.type === 'location' ? `https://maps.google.com/?q=${one.latitude},${one.longitude}` : ''
}

/** How files are called that come without a name. */
const NAMED = {
  image: { name: 'photo', ending: 'jpg', mediaType: 'image/jpeg' },
  video: { name: 'video', ending: 'mp4', mediaType: 'video/mp4' },
  audio: { name: 'voice', ending: 'mp3', mediaType: 'audio/mpeg' },
  sticker: { name: 'sticker', ending: 'webp', mediaType: 'image/webp' },
  file: { name: 'file', ending: 'bin', mediaType: 'application/octet-stream' },
} as const

function fileIn(one: Attachment, place: number): readonly SentFile[] {
  if (one.type === 'contact' || one.type === 'location') return []
  const { url, token } = one.payload
  const ref = one.type === 'video' && token != null ? `${VIDEO}${token}` : url
  if (ref == null) return []
  const { name, ending, mediaType } = NAMED[one.type]
  const given = one.type === 'file' ? cleanFileName(one.filename ?? '', LONGEST_NAME) : ''
  const size = one.type === 'file' ? (one.size ?? null) : null
  return [{ ref, name: given === '' ? `${name}-${place}.${ending}` : given, mediaType, size }]
}
