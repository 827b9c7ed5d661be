import { z } from 'zod'
import { type Button, type Keyboard, plainOf, type Span } from '../../domain/messenger/outgoing.ts'
import type { Pace } from '../../domain/messenger/pace.ts'
import type { Fate } from '../../domain/messenger/trouble.ts'
import { type BotKey, type Messenger, MessengerFailure } from '../messenger.ts'
import { call, fateOf, fetchBytes, PATIENCE_WITH_FILE, TelegramError, type TelegramServer } from './api.ts'
import { ALLOWED_UPDATES, arrivedOf, incomingOf } from './updates.ts'

/** Seconds that Telegram holds a poll open when nothing comes. */
const POLL = 25
const MEGABYTE = 1024 * 1024

/**
 * A little below what is published: 30 messages a second, one a second in a chat, 20 a minute in a group
 * (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
 */
const PACE: Pace = { aSecond: 28, inChat: 1_050, inGroupAMinute: 19 }

const me = z.object({ id: z.int(), username: z.string(), first_name: z.string() })
const sent = z.object({ message_id: z.int() })
const filePath = z.object({ file_path: z.string().optional() })

export const TELEGRAM_API = 'https://api.telegram.org'

/** Telegram as a messenger (Bot API 10.3, https://core.telegram.org/bots/api). */
export function telegram(server: TelegramServer): Messenger {
  const ask = (key: BotKey, method: string, body: Readonly<Record<string, unknown>>) => call(server, key, method, body)
  return {
    way: 'telegram',
    longestText: 4_096,
    largestIn: 20 * MEGABYTE,
    largestOut: 50 * MEGABYTE,
    pace: PACE,
    hearsGroups: true,
    linkTo: ({ username }, start) => `https://t.me/${username}?start=${start}`,
    whoIs: async (key, stop) => {
      const { id, username, first_name: title } = me.parse(await call(server, key, 'getMe', {}, { stop }))
      return { account: String(id), username, title }
    },
    offer: async (key, words) => {
      for (const { locale, commands } of words) {
        const list = commands.map(({ command, about: description }) => ({ command, description }))
        // Without a language: for everybody who has no list of his own.
        await ask(key, 'setMyCommands', { commands: list, ...(locale === 'ru' && { language_code: 'ru' }) })
      }
    },
    receive: async (key, cursor, stop) => {
      const body = {
        timeout: POLL,
        limit: 100,
        allowed_updates: ALLOWED_UPDATES,
        ...(cursor !== null && { offset: Number(cursor) }),
      }
      const updates = z
        .array(z.unknown())
        .parse(await call(server, key, 'getUpdates', body, { stop, patience: (POLL + 10) * 1_000 }))
      const arrived = updates.map(arrivedOf).filter((one) => one !== null)
      const last = Math.max(...arrived.map(({ place }) => place))
      return { arrived, cursor: arrived.length === 0 ? cursor : String(last + 1) }
    },
    setWebhook: async (key, webhook) => {
      if (!webhook) return void (await ask(key, 'deleteWebhook', {}))
      const { url, secret: secret_token } = webhook
      await ask(key, 'setWebhook', { url, secret_token, allowed_updates: ALLOWED_UPDATES, max_connections: 10 })
    },
    secretIn: (headers) => {
      const shown = headers['x-telegram-bot-api-secret-token']
      return typeof shown === 'string' ? shown : null
    },
    pushed: arrivedOf,
    read: incomingOf,
    say: (key, { chat, text, buttons, keyboard, answersTo }) => {
      const body = {
        chat_id: Number(chat),
        ...written(text),
        ...markup(buttons, keyboard),
        ...(answersTo !== undefined && {
          reply_parameters: { message_id: Number(answersTo), allow_sending_without_reply: true },
        }),
        link_preview_options: NO_PREVIEW,
      }
      return said(() => ask(key, 'sendMessage', body))
    },
    edit: (key, { chat, id, text, buttons }) =>
      said(() =>
        ask(key, 'editMessageText', {
          chat_id: Number(chat),
          message_id: Number(id),
          ...written(text),
          reply_markup: { inline_keyboard: buttons.map((row) => row.map(inlineButton)) },
          link_preview_options: NO_PREVIEW,
        }),
      ),
    sendFile: (key, { chat, name, mediaType, bytes }) => {
      const form = new FormData()
      form.set('chat_id', chat)
      form.set('document', new Blob([new Uint8Array(bytes)], { type: mediaType }), name)
      return said(() => call(server, key, 'sendDocument', form, { patience: PATIENCE_WITH_FILE }))
    },
    react: (key, { chat, to }) => {
      const reaction = [{ type: 'emoji', emoji: SEEN }]
      return said(() => ask(key, 'setMessageReaction', { chat_id: Number(chat), message_id: Number(to), reaction }))
    },
    heard: async (key, press, words) => {
      const body = { callback_query_id: press, ...(words !== null && { text: words.slice(0, 200) }) }
      // Soon it is too late to answer a press, and nobody waits any more.
      await ask(key, 'answerCallbackQuery', body).catch((error: unknown) => {
        if (!(error instanceof MessengerFailure)) throw error
      })
    },
    fetchFile: async (key, ref) => {
      try {
        const { file_path: path } = filePath.parse(await ask(key, 'getFile', { file_id: ref }))
        return path === undefined ? null : await fetchBytes(server, key, path)
      } catch (error) {
        if (error instanceof TelegramError && error.code === 400) return null
        throw error
      }
    },
  }
}

/** Two eyes, one of the marks that every chat has (Bot API, `ReactionTypeEmoji`). */
const SEEN = '\u{1F440}'

const NO_PREVIEW = { is_disabled: true }

async function said(attempt: () => Promise<unknown>): Promise<Fate> {
  try {
    const told = sent.safeParse(await attempt())
    return { kind: 'sent', externalId: told.success ? String(told.data.message_id) : null }
  } catch (error) {
    return fateOf(error)
  }
}

/** Marks travel as entities, counted in UTF-16 units; no text is ever parsed for them. */
function written(text: readonly Span[]) {
  const styles = { bold: 'bold', quote: 'blockquote' } as const
  let offset = 0
  const entities = text.flatMap((span) => {
    const words = typeof span === 'string' ? span : span.text
    const at = offset
    offset += words.length
    return typeof span === 'string' || words === ''
      ? []
      : [{ type: styles[span.style], offset: at, length: words.length }]
  })
  return { text: plainOf(text), ...(entities.length > 0 && { entities }) }
}

function markup(buttons: readonly (readonly Button[])[], keyboard: Keyboard | 'gone' | null) {
  if (buttons.length > 0) return { reply_markup: { inline_keyboard: buttons.map((row) => row.map(inlineButton)) } }
  if (keyboard === 'gone') return { reply_markup: { remove_keyboard: true } }
  if (keyboard === null) return {}
  const rows = keyboard.rows.map((row) => row.map((text) => ({ text })))
  const own = keyboard.contact === undefined ? [] : [[{ text: keyboard.contact, request_contact: true }]]
  return { reply_markup: { keyboard: [...own, ...rows], resize_keyboard: true, is_persistent: true } }
}

const LOOKS = { good: 'success', bad: 'danger' } as const

function inlineButton({ label: text, press, url, looks }: Button) {
  return {
    text,
    ...(url === undefined ? { callback_data: press ?? '' } : { url }),
    ...(looks !== undefined && { style: LOOKS[looks] }),
  }
}
