import assert from 'node:assert/strict'
import type { Transporter } from 'nodemailer'
import { emailHouse } from '../../src/channels/email/index.ts'
import { openReadingRoom } from '../../src/channels/email/reading-room.ts'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import type { LetterEnvelope } from '../../src/domain/mail/letter.ts'
import { mailGuest } from '../../src/jobs/mail/guest.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import type { TestDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'
import { domainNames, signedBy } from './domain-names.ts'
import { lettersOut } from './letters-out.ts'

export const SUPPORT = 'support@desk.example'

export interface Letter {
  readonly from: string
  readonly subject?: string
  readonly text: string
  readonly id?: string
  readonly to?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A letter as it travels. */
export function written({ from, subject = 'Касса', text, id, to = SUPPORT, headers = {} }: Letter): Buffer {
  const lines = {
    From: from,
    To: to,
    Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    Date: 'Mon, 23 Nov 2026 10:00:00 +0300',
    'Message-ID': id ?? `<${Math.random()}@client.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${head.join('')}\r\n${text.replaceAll('\n', '\r\n')}`)
}

interface PostOfficeSettings {
  readonly transport?: Transporter | null
  readonly address?: string
  readonly url?: string
  readonly secret?: string
}

/** The desk's post: letters come in, the real queue runs until it is empty, letters lie in the outbox. */
export function postOffice(
  desk: TestDesk,
  {
    transport = null,
    address = SUPPORT,
    url = 'https://okno.example',
    secret = desk.house.secret,
  }: PostOfficeSettings = {},
) {
  const { database, house } = desk
  const { db } = database
  const mail = emailHouse({ address, url, secret })
  const room = openReadingRoom()
  const names = domainNames()
  const channels = [
    mailGuest({
      db,
      post: { from: address, transport, secret: house.secret, say: () => undefined },
      house: mail,
      store: house.files,
      room,
      resolve: names.resolve,
      now: house.now,
      openWays: async () => async () => undefined,
    }),
  ]
  const taskList = tasksOf({ database, files: house.files, channels, now: house.now })

  const work = () => workQueue(database, taskList)
  const ending = (id: number) => db.selectFrom('raw_letters').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const keep = (bytes: Buffer, mailbox = address, envelope: LetterEnvelope | null = null) =>
    keepLetter(db, { bytes, source: 'pipe', mailbox, now: house.now(), envelope })
  const receive = async (letter: Letter | Buffer, mailbox = address, envelope: LetterEnvelope | null = null) => {
    const bytes = Buffer.isBuffer(letter) ? letter : written(letter)
    const id = await keep(bytes, mailbox, envelope)
    await work()
    const end = await ending(id)
    assert.ok(end.bytes.equals(bytes), 'a letter is kept as it came')
    return end
  }
  return {
    mail,
    channels,
    room,
    names,
    work,
    /** A letter as it is kept before it is read; resolves with its id. */
    keep,
    ending,
    /** One letter, kept and read; resolves with its end. */
    receive,
    /** A letter whose domain asks for proof just now, and gives it. */
    receiveProven: async (letter: Letter) => {
      const [domain = ''] = /[^@<>]+(?=>?$)/.exec(letter.from) ?? []
      names.key(domain)
      names.policy(domain, 'reject')
      return receive(await signedBy(domain, written(letter))).finally(() => names.policy(domain, null))
    },
    sentTo: (address: string) => lettersOut(db).selectAll().where('to_address', '=', address).orderBy('id').execute(),
    messages: (request: number | null) =>
      db.selectFrom('messages').selectAll().where('request_number', '=', request).orderBy('id').execute(),
    request: (number: number | null) =>
      db.selectFrom('requests').selectAll().where('number', '=', number).executeTakeFirstOrThrow(),
  }
}

export type PostOffice = ReturnType<typeof postOffice>
