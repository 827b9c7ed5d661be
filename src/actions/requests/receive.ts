import type { Desk } from '../../db/desk.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import { insertFile } from '../../db/files/files.ts'
import { keepWroteBy } from '../../db/notices/subscriptions.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { insertNewcomer, type Owner } from '../../db/people/identities.ts'
import { lastMessageId } from '../../db/request/messages.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import { LARGEST_FILE } from '../../domain/files/file-pieces.ts'
import type { Channel } from '../../domain/ground/words.ts'
import { keepFile } from '../files/grow-upload.ts'
import { fileRequest } from './file-request.ts'
import type { Posted } from './message-order.ts'
import { postMessage } from './post-message.ts'

export interface ArrivedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly contentId?: string | null
}

/** Where somebody wrote from, as its way knows it. */
export interface ArrivedFrom {
  /** The kind of the identity: `email`, `telegram` … */
  readonly kind: string
  readonly value: string
  readonly name: string
  readonly locale: 'ru' | 'en'
}

/** What somebody sent, by whichever way, once its guest has found out where it belongs. */
export interface Arrival {
  readonly way: Channel
  readonly from: ArrivedFrom
  /** Whose the identity is; null: nobody's yet, so its owner becomes a person. */
  readonly owner: Owner | null
  /** He wrote there himself, so what he has shown of it counts. */
  readonly isHisOwn: boolean
  /** What came with it proves that it is from there. */
  readonly isProven: boolean
  readonly subject: string | undefined
  readonly text: string
  readonly files: readonly ArrivedFile[]
  /** The request that it goes on with; null: a new one. */
  readonly about: Continued | null
}

export interface Continued {
  readonly number: number
  readonly visibility: 'public' | 'internal'
}

export interface Arrived extends Posted {
  readonly sender: Owner
}

/** What a way brings along: who acts is only found out here. */
export type Receiving = Pick<Desk, 'tx' | 'now'> & { readonly store: FileStore }

/**
 * The one arrival: who wrote is found or becomes a person, acts by his own right, his files are kept as all others, and what he
 * says becomes a request or goes on with one. Answers go where it came from.
 */
export async function receive(receiving: Receiving, arrival: Arrival): Promise<Arrived> {
  const { tx, now, store } = receiving
  const { from, about } = arrival
  const sender = arrival.owner ?? (await newcomer(receiving, from))
  const acting = await actingAs(receiving, sender.personId, arrival.way)
  const fileIds = await keepFiles(acting, store, arrival.files)
  const posted =
    about === null
      ? await begun(acting, arrival, sender, fileIds)
      : await postMessage(acting, about.number, { ...about, text: arrival.text, fileIds, mentions: [], anyway: true })
  await answerThere({ tx, now }, posted.request, sender, arrival)
  return { ...posted, sender }
}

/** What he is told of this request goes from now on where he wrote from. */
export function answerThere(
  { tx, now }: Pick<Desk, 'tx' | 'now'>,
  request: number,
  { personId, verified }: Owner,
  { from, isHisOwn }: Pick<Arrival, 'from' | 'isHisOwn'>,
): Promise<void> {
  const place = { way: from.kind, address: from.value, proven: verified && isHisOwn }
  return keepWroteBy(tx, request, { personId, ...place }, now)
}

/** Somebody as he comes by a way. */
export async function actingAs({ tx, now }: Pick<Desk, 'tx' | 'now'>, personId: number, way: Channel): Promise<Desk> {
  const found = await findByPerson(tx, personId, way)
  if (!found) throw new Error(`person ${personId} is gone`)
  return { tx, now, actor: found.actor }
}

/** Somebody who writes for the first time becomes a person. */
export async function newcomer({ tx }: Pick<Desk, 'tx'>, from: ArrivedFrom): Promise<Owner> {
  const personId = await insertNewcomer(tx, { ...from, name: from.name || from.value })
  return { personId, archived: false, verified: false }
}

/** Files in the same store as all others. Too large a one stays where it came from. */
export async function keepFiles(desk: Desk, store: FileStore, files: readonly ArrivedFile[]): Promise<number[]> {
  const ids: number[] = []
  for (const { name, mediaType, bytes, contentId = null } of files) {
    if (bytes.length > LARGEST_FILE) continue
    const uploadedBy = desk.actor.personId
    const id = await insertFile(desk.tx, { name, mediaType, size: bytes.length, uploadedBy, contentId })
    await keepFile(desk, store, { id, mediaType, bytes: Buffer.from(bytes) })
    ids.push(id)
  }
  return ids
}

async function begun(acting: Desk, arrival: Arrival, sender: Owner, fileIds: readonly number[]): Promise<Posted> {
  const { number } = await fileRequest(acting, {
    subject: arrival.subject,
    description: arrival.text,
    urgency: 'medium',
    stopOfTrade: false,
    answers: null,
    fileIds,
    senderKnown: sender.verified && arrival.isHisOwn && (arrival.isProven || !isStaff(acting.actor)),
  })
  return {
    request: number,
    messageId: await lastMessageId(acting.tx, number),
    openedNew: true,
    before: null,
    version: null,
  }
}
