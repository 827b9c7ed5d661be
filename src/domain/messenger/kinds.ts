import { CHAT_CHANNELS } from '../ground/words.ts'

/** Messengers that have an adapter. Each is a way and a channel of its own, with bots, accounts and chats of its own. */
export const MESSENGERS = CHAT_CHANNELS
export type MessengerKind = (typeof MESSENGERS)[number]

export type Receiving = 'polling' | 'webhook'

/** How what people write can come to us; the first is what a new bot begins with. */
export const RECEIVES: Readonly<Record<MessengerKind, readonly [Receiving, ...Receiving[]]>> = {
  telegram: ['polling', 'webhook'],
  // Asking is for trying out there: what is not fetched soon is gone (https://dev.max.ru/docs-api/methods/GET/updates).
  max: ['webhook'],
}

/** As it was wanted, or else as that messenger can. */
export function receivingOf(kind: MessengerKind, wanted: Receiving): Receiving {
  const [usual, ...others] = RECEIVES[kind]
  return others.includes(wanted) ? wanted : usual
}

export function messengerIn(word: string): MessengerKind | null {
  return MESSENGERS.find((kind) => kind === word) ?? null
}
