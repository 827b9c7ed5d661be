import { z } from 'zod'
import { cleanFileName, cleanLine, cleanText } from '../../domain/ground/clean-text.ts'
import type { Arrived, Incoming, Said, Sender, SentFile, SharedContact } from '../../domain/messenger/incoming.ts'

/** Updates as the Bot API describes them (https://core.telegram.org/bots/api#update), as far as the desk reads them. */
const user = z.object({
  id: z.int(),
  is_bot: z.boolean().default(false),
  first_name: z.string().default(''),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
})
const chat = z.object({ id: z.int(), type: z.string(), title: z.string().optional() })
const file = z.object({
  file_id: z.string(),
  file_unique_id: z.string(),
  file_size: z.int().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
})
const message = z.object({
  message_id: z.int(),
  from: user.optional(),
  chat,
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  reply_to_message: z.object({ message_id: z.int(), from: user.optional() }).optional(),
  migrate_to_chat_id: z.int().optional(),
  forward_origin: z.unknown().optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
  photo: z.array(file.extend({ width: z.int(), height: z.int() })).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  sticker: file.optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
})
type Message = z.output<typeof message>
const update = z.object({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z.object({ message_id: z.int(), chat }).optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat, from: user, new_chat_member: z.object({ status: z.string() }) }).optional(),
})

/** What the desk asks Telegram for; nothing else comes. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

const LONGEST_NAME = 200

/** An update as it is stored; null: it is none. */
export function arrivedOf(payload: unknown): Arrived | null {
  const bare = z.looseObject({ update_id: z.int() }).safeParse(payload)
  if (!bare.success) return null
  const { update_id: id } = bare.data
  const read = update.safeParse(payload)
  const where = read.success ? placeOf(read.data) : null
  return {
    externalId: String(id),
    place: id,
    chat: where?.chat ?? 'nowhere',
    album: where?.album ?? null,
    payload,
  }
}

function placeOf({ message, edited_message, callback_query, my_chat_member }: z.output<typeof update>) {
  const at = message ?? edited_message ?? callback_query?.message ?? my_chat_member
  const fallback = callback_query ? String(callback_query.from.id) : 'nowhere'
  return { chat: at ? String(at.chat.id) : fallback, album: message?.media_group_id ?? null }
}

/** What an update says; null: nothing for us. */
export function incomingOf(payload: unknown): { readonly sender: Sender; readonly incoming: Incoming } | null {
  const read = update.safeParse(payload)
  if (!read.success) return null
  const { message, edited_message: edited, callback_query: pressed, my_chat_member: member } = read.data
  if (message?.migrate_to_chat_id !== undefined) return movedIn(message, message.migrate_to_chat_id)
  if (message?.from) return { sender: senderOf(message.from, message.chat), incoming: saidIn(message) }
  if (edited?.from) {
    const { text } = saidIn(edited)
    return { sender: senderOf(edited.from, edited.chat), incoming: { kind: 'edited', id: idOf(edited), text } }
  }
  if (pressed) return pressedIn(pressed)
  if (!member) return null
  const isGone = ['kicked', 'left'].includes(member.new_chat_member.status)
  return { sender: senderOf(member.from, member.chat), incoming: { kind: isGone ? 'stopped' : 'returned' } }
}

/** A group has become a supergroup: it has another number from now on (Bot API, `Message.migrate_to_chat_id`). */
function movedIn({ from, chat: old }: Message, to: number) {
  const nobody = { id: 0, is_bot: false, first_name: '' }
  return { sender: senderOf(from ?? nobody, old), incoming: { kind: 'moved', to: String(to) } as const }
}

function pressedIn(pressed: NonNullable<z.output<typeof update>['callback_query']>) {
  const { id, from, data = '', message: under } = pressed
  const where = under?.chat ?? { id: from.id, type: 'private' }
  const incoming = {
    kind: 'pressed',
    press: id,
    payload: data,
    message: under ? String(under.message_id) : null,
  } as const
  return { sender: senderOf(from, where), incoming }
}

function senderOf(from: z.output<typeof user>, { id, type, title = '' }: z.output<typeof chat>): Sender {
  const name = cleanLine([from.first_name, from.last_name ?? ''].join(' ')).slice(0, LONGEST_NAME)
  return {
    account: String(from.id),
    chat: String(id),
    name: name === '' ? (from.username ?? String(from.id)) : name,
    username: from.username ?? null,
    locale: from.language_code?.startsWith('ru') === false ? 'en' : 'ru',
    isPrivate: type === 'private',
    ...(title !== '' && { title: cleanLine(title).slice(0, LONGEST_NAME) }),
  }
}

function idOf({ message_id: id }: Message): string {
  return String(id)
}

function saidIn(message: Message): Said {
  const text = cleanText(message.text ?? message.caption ?? placeWords(message))
  return {
    kind: 'said',
    id: idOf(message),
    text,
    files: filesIn(message),
    answersTo: message.reply_to_message ? String(message.reply_to_message.message_id) : null,
    ...(message.reply_to_message?.from && { answersToAccount: String(message.reply_to_message.from.id) }),
    isForwarded: message.forward_origin !== undefined,
    contact: contactIn(message),
    start: /^\/start ([\w-]{1,64})$/.exec(text)?.[1] ?? null,
  }
}

/** A place on the map is a link that everybody can open. */
function placeWords({ location }: Message): string {
  return location ? `https://maps.google.com/?q=${location.latitude},${location.longitude}` : ''
}

function contactIn({ contact }: Message): SharedContact | null {
  if (!contact) return null
  return { phone: contact.phone_number, account: contact.user_id === undefined ? null : String(contact.user_id) }
}

/** Kinds of files without a name of their own, and what they are called. */
const NAMED = {
  voice: { name: 'voice', ending: 'ogg', mediaType: 'audio/ogg' },
  video_note: { name: 'video', ending: 'mp4', mediaType: 'video/mp4' },
  audio: { name: 'audio', ending: 'mp3', mediaType: 'audio/mpeg' },
  video: { name: 'video', ending: 'mp4', mediaType: 'video/mp4' },
  animation: { name: 'animation', ending: 'mp4', mediaType: 'video/mp4' },
  sticker: { name: 'sticker', ending: 'webp', mediaType: 'image/webp' },
  document: { name: 'file', ending: 'bin', mediaType: 'application/octet-stream' },
} as const

function filesIn(message: Message): readonly SentFile[] {
  const largest = message.photo?.toSorted((one, other) => other.width * other.height - one.width * one.height)[0]
  if (largest) return [sentFile(largest, `photo-${message.message_id}.jpg`, 'image/jpeg')]
  // An animation comes as a document, too.
  const kinds = (['animation', 'document', 'voice', 'audio', 'video', 'video_note', 'sticker'] as const).filter(
    (kind) => message[kind] !== undefined && !(kind === 'document' && message.animation),
  )
  return kinds.flatMap((kind) => {
    const found = message[kind]
    const { name, ending, mediaType } = NAMED[kind]
    return found ? [sentFile(found, `${name}-${message.message_id}.${ending}`, mediaType)] : []
  })
}

function sentFile(found: z.output<typeof file>, name: string, mediaType: string): SentFile {
  const given = cleanFileName(found.file_name ?? '', LONGEST_NAME)
  return {
    ref: found.file_id,
    name: given === '' ? name : given,
    mediaType: found.mime_type ?? mediaType,
    size: found.file_size ?? null,
  }
}
