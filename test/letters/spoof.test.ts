import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertThreaded } from '../../src/db/mail/letter-threads.ts'
import type { Proof } from '../../src/domain/mail/sender-proof.ts'
import { markedLetterId } from '../../src/domain/mail/threading.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { signedBy } from './domain-names.ts'
import { type PostOffice, postOffice, SUPPORT, written } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

const SENDERS = ['specialist', 'cashier', 'manager', 'stranger', 'nobody'] as const
type Sender = (typeof SENDERS)[number]
const CLUES = [
  'no clue',
  'the number',
  'a guessed mark',
  'our mark in the references',
  'our mark in the address',
] as const
type Clue = (typeof CLUES)[number]

/** Row by row how a letter ends, clue by clue; «new» is a new request of the sender's own. */
const EXPECTED: Readonly<Record<Proof, Readonly<Record<Sender, readonly string[]>>>> = {
  pass: {
    specialist: ['new', 'parked', 'parked', 'reply', 'note'],
    cashier: ['new', 'reply', 'parked', 'reply', 'reply'],
    manager: ['new', 'parked', 'parked', 'reply', 'reply'],
    stranger: ['new', 'parked', 'parked', 'parked', 'parked'],
    nobody: ['new', 'parked', 'parked', 'parked', 'parked'],
  },
  none: {
    specialist: ['new', 'parked', 'parked', 'parked', 'parked'],
    cashier: ['new', 'parked', 'parked', 'reply', 'reply'],
    manager: ['new', 'parked', 'parked', 'parked', 'parked'],
    stranger: ['new', 'parked', 'parked', 'parked', 'parked'],
    nobody: ['new', 'parked', 'parked', 'parked', 'parked'],
  },
  fail: {
    specialist: ['parked', 'parked', 'parked', 'parked', 'parked'],
    cashier: ['parked', 'parked', 'parked', 'parked', 'parked'],
    manager: ['parked', 'parked', 'parked', 'parked', 'parked'],
    stranger: ['parked', 'parked', 'parked', 'parked', 'parked'],
    nobody: ['parked', 'parked', 'parked', 'parked', 'parked'],
  },
}

/** A request of the cashier at a restaurant of the manager's, and the letter that told of what he wrote. */
async function opened() {
  const { people, venues, database } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const [first] = await post.messages(number)
  const letterId = markedLetterId(number, post.mail.mark(number), `m${first?.id}.x`, 'okno.example')
  const told = { letterId, request: number, messageId: first?.id ?? 0, direction: 'out' } as const
  await database.db.transaction().execute((tx) => insertThreaded(tx, told))
  return { number, letterId }
}

function addressOf(sender: Sender): string {
  return sender === 'nobody' ? 'eve@nowhere.example' : desk.people[sender].email
}

const guessed = '0'.repeat(32)

function clueOf(clue: Clue, { number, letterId }: { readonly number: number; readonly letterId: string }) {
  switch (clue) {
    case 'no clue':
      return { subject: 'Другое дело' }
    case 'the number':
      return { subject: `Re: [№${number}] Касса` }
    case 'a guessed mark':
      return { headers: { 'In-Reply-To': markedLetterId(number, guessed, 'm1.x', 'okno.example') } }
    case 'our mark in the references':
      return { headers: { 'In-Reply-To': letterId } }
    case 'our mark in the address':
      return { to: SUPPORT.replace('@', `+${number}-${post.mail.mark(number)}@`) }
  }
}

/** The letter with the proof it is to have: signed, in the name of a domain that wants signatures, or of one that does not. */
async function letterOf(proof: Proof, sender: Sender, clue: ReturnType<typeof clueOf>): Promise<Buffer> {
  const from = addressOf(sender)
  const domain = from.slice(from.indexOf('@') + 1)
  const text = `Письмо\n\n> раньше`
  const bytes = written({ from, text, ...clue })
  post.names.key(domain)
  post.names.policy(domain, proof === 'none' ? null : 'reject')
  return proof === 'pass' ? signedBy(domain, bytes) : bytes
}

async function senderOf(address: string) {
  const found = await desk.database.db
    .selectFrom('person_addresses')
    .select('person_id')
    .where('value', '=', address)
    .executeTakeFirst()
  return found?.person_id ?? null
}

async function standing(number: number) {
  const { status, reacted_at, version } = await post.request(number)
  const events = await desk.database.db.selectFrom('events').select('id').where('request_number', '=', number).execute()
  return { status, reacted: reacted_at !== null, version, events: events.length }
}

for (const proof of ['pass', 'none', 'fail'] as const) {
  for (const sender of SENDERS) {
    for (const [place, clue] of CLUES.entries()) {
      const end = EXPECTED[proof][sender][place]
      test(`proof "${proof}", ${sender}, ${clue}: ${end}`, async () => {
        desk.clock.offset += 3_600_001
        const there = await opened()
        const before = await post.messages(there.number)
        const stood = await standing(there.number)
        const raw = await post.receive(await letterOf(proof, sender, clueOf(clue, there)))
        const after = await post.messages(there.number)
        const last = after.at(-1)
        assert.equal(Object(raw.decision).proof, proof)
        assert.equal(Object(raw.sender_check).proof, proof)

        if (end === 'parked' || end === 'new') {
          assert.equal(after.length, before.length, 'nothing is said on the request')
          assert.deepEqual(await standing(there.number), stood, 'nothing changes on the request')
        }
        if (end === 'parked') {
          assert.equal(raw.state, 'parked')
          assert.deepEqual(
            await post.sentTo('eve@nowhere.example').then((sent) => sent.at(-1)?.request_number === there.number),
            false,
          )
          return
        }
        const author = await senderOf(addressOf(sender))
        if (end === 'new') {
          assert.equal(raw.state, 'request')
          assert.notEqual(raw.request_number, there.number)
          const request = await post.request(raw.request_number)
          assert.deepEqual([request.status, request.contact_id, request.author_id], ['registered', author, author])
          if (sender === 'specialist') assert.equal(request.criticality, proof === 'pass' ? 'medium' : 'low')
          return
        }
        assert.deepEqual([raw.state, raw.request_number, after.length], ['reply', there.number, before.length + 1])
        assert.deepEqual([last?.author_id, last?.text, last?.quoted], [author, 'Письмо', '> раньше'])
        const { status, reacted } = await standing(there.number)
        const bySupport = sender === 'specialist'
        assert.deepEqual(
          [last?.author_side, last?.visibility, status, reacted],
          [
            bySupport ? 'support' : 'customer',
            end === 'note' ? 'internal' : 'public',
            end === 'reply' && bySupport ? 'in_progress' : 'registered',
            end === 'reply' && bySupport,
          ],
        )
      })
    }
  }
}
