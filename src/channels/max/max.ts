import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Pace } from '../../domain/messenger/pace.ts'
import type { Fate } from '../../domain/messenger/trouble.ts'
import { isWebhookAddress } from '../../domain/messenger/webhook.ts'
import { type BotKey, type Messenger, MessengerFailure, type Webhook } from '../messenger.ts'
import { type Call, call, fateOf, fetchBytes, MaxError, type MaxServer, uploadTo } from './api.ts'
import { arrivedOf, incomingOf, VIDEO } from './updates.ts'
import { attachments, LONGEST_TEXT, written } from './written.ts'

const MEGABYTE = 1024 * 1024
/** MAX lets bots have much larger ones; this is what passes through memory at once. */
const LARGEST = 50 * MEGABYTE

/** 30 messages a second are published; that it says nothing of one chat is not taken for a leave to flood it. */
const PACE: Pace = { aSecond: 28, inChat: 1_050, inGroupAMinute: 19 }

export const MAX_API = 'https://platform-api2.max.ru'

/** What is pushed; nothing else comes. */
const UPDATE_TYPES = [
  'message_created',
  'message_edited',
  'message_callback',
  'bot_started',
  'bot_stopped',
  'dialog_removed',
] as const

const me = z.object({ user_id: z.int(), first_name: z.string(), username: z.string() })
const sent = z.object({ message: z.object({ body: z.object({ mid: z.string() }) }) })
const subscriptions = z.object({
  subscriptions: z.array(z.object({ url: z.string(), update_types: z.array(z.string()).nullish() })),
})
const upload = z.object({ url: z.string() })
const uploaded = z.object({ token: z.string() })
const video = z.object({ urls: z.record(z.string(), z.string().nullish()).nullish() })

/** MAX as a messenger (https://dev.max.ru/docs-api). */
export function max(server: MaxServer): Messenger {
  const ask = (key: BotKey, one: Call) => call(server, key, one)
  return {
    way: 'max',
    longestText: LONGEST_TEXT,
    largestIn: LARGEST,
    largestOut: LARGEST,
    pace: PACE,
    // There it would have to read all that people say among themselves.
    hearsGroups: false,
    linkTo: ({ username }, start) => `https://max.ru/${username}?start=${start}`,
    whoIs: async (key, stop) => {
      const told = shaped(me, await ask(key, { method: 'GET', path: '/me', stop }))
      return { account: String(told.user_id), username: told.username, title: told.first_name }
    },
    offer: async (key, words) => {
      // MAX knows one list of commands, whatever language a person speaks.
      const list = words.find(({ locale }) => locale === 'ru')?.commands ?? []
      const commands = list.map(({ command: name, about: description }) => ({ name, description }))
      await unlessRefused(ask(key, { method: 'PATCH', path: '/me', body: { commands } }))
    },
    receive: null,
    setWebhook: (key, webhook) => subscribe(server, key, webhook),
    secretIn: (headers) => {
      const shown = headers['x-max-bot-api-secret']
      return typeof shown === 'string' ? shown : null
    },
    pushed: arrivedOf,
    read: incomingOf,
    say: (key, { chat, text, buttons, keyboard }) => {
      const body = { ...written(text), attachments: attachments(buttons, keyboard), link: null }
      return said(() => ask(key, { method: 'POST', path: '/messages', query: placeOf(chat), body }))
    },
    edit: async (key, { id, text, buttons }) => {
      // Without an empty list the buttons that were there would stay.
      const body = { ...written(text), attachments: attachments(buttons, null), link: null }
      try {
        await ask(key, { method: 'PUT', path: '/messages', query: { message_id: id }, body })
        return { kind: 'sent', externalId: id }
      } catch (error) {
        // Gone, or too old: what has no buttons is edited for a week.
        if (error instanceof MaxError && (error.status === 404 || error.status === 200)) return { kind: 'missing' }
        return fateOf(error)
      }
    },
    sendFile: (key, { chat, name, mediaType, bytes }) =>
      said(async () => {
        const form = new FormData()
        form.set('data', new Blob([new Uint8Array(bytes)], { type: mediaType }), name)
        const token = await put(server, key, form)
        const body = { text: null, attachments: [{ type: 'file', payload: { token } }], link: null }
        return whenReady(() => ask(key, { method: 'POST', path: '/messages', query: placeOf(chat), body }))
      }),
    heard: async (key, press, words) => {
      const body = words === null ? {} : { notification: words }
      await unlessRefused(ask(key, { method: 'POST', path: '/answers', query: { callback_id: press }, body }))
    },
    fetchFile: async (key, ref) => {
      const url = ref.startsWith(VIDEO) ? await videoUrl(server, key, ref.slice(VIDEO.length)) : ref
      return url === null ? null : fetchBytes(server, url, LARGEST)
    },
  }
}

/** In a dialog MAX knows the person, elsewhere the chat. */
function placeOf(chat: string): Readonly<Record<string, string>> {
  return chat.startsWith('chat:') ? { chat_id: chat.slice('chat:'.length) } : { user_id: chat }
}

async function said(attempt: () => Promise<unknown>): Promise<Fate> {
  try {
    const told = sent.safeParse(await attempt())
    return { kind: 'sent', externalId: told.success ? told.data.message.body.mid : null }
  } catch (error) {
    return fateOf(error)
  }
}

/** Resolves with the token by which a message names the file. What is refused here says nothing of the person it is for. */
async function put(server: MaxServer, key: BotKey, form: FormData): Promise<string> {
  try {
    const { url } = shaped(
      upload,
      await call(server, key, { method: 'POST', path: '/uploads', query: { type: 'file' } }),
    )
    return shaped(uploaded, await uploadTo(server, url, form)).token
  } catch (error) {
    if (!(error instanceof MaxError) || error.trouble !== 'refused') throw error
    throw new MessengerFailure('refused', error.message)
  }
}

function shaped<T>(shape: z.ZodType<T>, told: unknown): T {
  const read = shape.safeParse(told)
  if (read.success) return read.data
  throw new MessengerFailure('unreachable', 'what answered is no Bot API of MAX')
}

/** A list of commands or a sign that a press was heard: nice to have, and nothing is lost without. */
async function unlessRefused(asked: Promise<unknown>): Promise<void> {
  await asked.catch((error: unknown) => {
    if (!(error instanceof MessengerFailure) || error.trouble === 'token_revoked') throw error
  })
}

/** Milliseconds between the attempts to send what MAX still works on; it tells no moment at which it will be done. */
const GETS_READY = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

async function whenReady(attempt: () => Promise<unknown>): Promise<unknown> {
  for (const pause of GETS_READY) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof MaxError) || error.code !== 'attachment.not.ready') throw error
      await delay(pause)
    }
  }
  return attempt()
}

/** The largest picture that is no waste for a support: MAX gives the same video out in several sizes. */
const VIDEO_SIZES = ['mp4_720', 'mp4_480', 'mp4_1080', 'mp4_360', 'mp4_240', 'mp4_144']

async function videoUrl(server: MaxServer, key: BotKey, token: string): Promise<string | null> {
  const told = shaped(video, await call(server, key, { method: 'GET', path: `/videos/${encodeURIComponent(token)}` }))
  return VIDEO_SIZES.map((size) => told.urls?.[size]).find((url) => url != null) ?? null
}

/**
 * Exactly one address of ours is told. Subscriptions add up over there, and the list does not show their secrets: the address carries
 * a mark of its secret, so that another secret is another address.
 */
async function subscribe(server: MaxServer, key: BotKey, webhook: Webhook | null): Promise<void> {
  if (webhook && !webhook.url.startsWith('https://') && server.url.startsWith('https://'))
    throw new MessengerFailure('refused', `MAX pushes to https alone, and OKNO_URL leads to ${webhook.url}`)
  const wanted = webhook && `${webhook.url}?of=${markOfSecret(webhook.secret)}`
  const told = shaped(subscriptions, await call(server, key, { method: 'GET', path: '/subscriptions' }))
  const ours = told.subscriptions.filter(({ url }) => isWebhookAddress(url))
  const forget = (url: string) => call(server, key, { method: 'DELETE', path: '/subscriptions', query: { url } })
  if (webhook && wanted !== null) {
    const [there, ...again] = ours.filter(({ url }) => url === wanted)
    const isRight = there !== undefined && again.length === 0 && hasAll(there.update_types)
    if (!isRight) {
      if (there) await forget(wanted)
      const body = { url: wanted, secret: webhook.secret, update_types: UPDATE_TYPES }
      await call(server, key, { method: 'POST', path: '/subscriptions', body })
    }
  }
  for (const url of new Set(ours.map(({ url: one }) => one))) if (url !== wanted) await forget(url)
}

function hasAll(types: readonly string[] | null | undefined): boolean {
  return types == null || UPDATE_TYPES.every((type) => types.includes(type))
}

function markOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 10)
}
