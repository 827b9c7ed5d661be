import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { noNames } from '../src/channels/email/asking-names.ts'
import { emailHouse } from '../src/channels/email/index.ts'
import { openReadingRoom } from '../src/channels/email/reading-room.ts'
import { folderStore } from '../src/db/files/file-store.ts'
import { makeLetters } from '../src/demo/mail/make-letters.ts'
import { fillWithDemo } from '../src/demo/prepare-desk.ts'
import { LETTER_STATES } from '../src/domain/mail/letter.ts'
import { readOne } from '../src/jobs/mail/read-letter.ts'
import { testDatabase } from './world.ts'

const { db, close } = await testDatabase()
after(close)

test('the letters of the demo company end in every way, each for its true reason, and nobody is told of them', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'okno-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const house = emailHouse({
    address: 'support@desk.example',
    url: 'https://okno.example',
    secret: 'a secret of tests',
  })
  const room = openReadingRoom()
  const reading = { db, store: folderStore(folder), house, room, resolve: noNames, now: Date.now }
  const read = (id: number, at: number) => readOne({ ...reading, now: () => at }, id)
  await fillWithDemo(db, [(of, now) => makeLetters(of, { mailbox: house.address, read }, now).finally(room.close)])
  const { rows } = await sql<{ state: string; because: string; request: number | null }>`
    select state, decision->>'because' as because, request_number as request from raw_letters order by id`.execute(db)
  assert.deepEqual(
    rows.map(({ state, because }) => `${state}: ${because}`),
    [
      'request: nothing_points_to_a_request',
      'follow_up: sender_takes_part',
      'request: nothing_points_to_a_request',
      'reply: sender_takes_part',
      'duplicate: came_before',
      'auto_reply: auto_reply',
      'bounce: bounce',
      'parked: sender_is_a_stranger',
      'refused: stop_list',
      'unreadable: withheld_by_server',
    ],
  )
  assert.deepEqual(
    new Set(rows.map(({ state }) => state)),
    new Set(LETTER_STATES.filter((state) => state !== 'received')),
  )
  const told = await sql<{ waiting: number; notices: number }>`select (select count(*) from untold_changes) as waiting,
    (select count(*) from notices) as notices`.execute(db)
  assert.deepEqual(told.rows, [{ waiting: 0, notices: 0 }])
  const { rows: closed } = await sql<{ status: string; channel: string }>`
    select status, channel from requests where number = ${rows[0]?.request}`.execute(db)
  assert.deepEqual(closed, [{ status: 'closed', channel: 'email' }])
})
