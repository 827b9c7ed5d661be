import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { issueLink, PRINTED_LINK_LIFETIME } from '../../src/actions/sessions/order-sign-in-code.ts'
import { openDatabase } from '../../src/db/engine/database.ts'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../src/db/engine/migrate.ts'
import { until } from '../ground/until.ts'
import {
  ACTIONS,
  type Ask,
  actWithoutNet,
  compare,
  flushed,
  groundFor,
  keptEntries,
  moveOn,
} from '../journeys/fifty.ts'
import { shellKept } from '../journeys/kept-shell.ts'
import { openPhone } from '../journeys/phone.ts'
import { populate } from '../people.ts'
import { openDoor } from './doors.ts'
import type { Line } from './table.ts'

/** Fifty things done without a net leave while the server is killed again and again; then what arrived is compared. */
export async function soakOutbox({ kills }: { readonly kills: number }): Promise<Line[]> {
  const closings: (() => Promise<unknown>)[] = []
  try {
    return await soak(closings, kills)
  } finally {
    for (const close of closings) await close()
  }
}

async function soak(closings: (() => Promise<unknown>)[], kills: number): Promise<Line[]> {
  const root = await mkdtemp('/tmp/okno-outbox-')
  closings.unshift(() => rm(root, { recursive: true }))
  const postgres = await startPostgres({ folder: join(root, 'pg'), kind: 'durable', say: () => undefined })
  closings.unshift(postgres.stop)
  await migrate(postgres.url)
  const database = openDatabase(postgres.url, { connections: 3, say: () => undefined })
  closings.unshift(database.close)
  const { people, venues } = await populate(database.db)
  const settings = { DATABASE_URL: postgres.url, FOLDER: join(root, 'data'), PAGES: '1' }
  const door = await openDoor(settings, closings)
  const ask: Ask = async (who, method, path, body) => {
    const answer = await fetch(`${door.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${people[who].token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const told = await answer.text()
    assert.ok(answer.ok, `${method} ${path}: ${told}`)
    return JSON.parse(told)
  }
  const ground = await groundFor(ask, venues.lesnaya)
  const phone = await openPhone(door.url)
  closings.unshift(phone.close)
  const link = await database.db
    .transaction()
    .execute((tx) =>
      issueLink(tx, people.cashier.id, { now: Date.now(), url: door.url, lifetime: PRINTED_LINK_LIFETIME }),
    )
  const entered = await phone
    .context()
    .request.post(`${door.url}/api/sign-in`, { data: { token: link.split('/').at(-1) } })
  assert.equal(entered.status(), 200)
  await phone.page().goto('/')
  await shellKept(phone.page())
  for (const number of [...ground.open, ...ground.done]) {
    await phone.page().goto(`/requests/${number}`)
    await phone.page().getByRole('heading', { level: 1 }).waitFor()
  }
  for (const path of ['/requests', '/new', '/']) {
    await phone.page().goto(path, { waitUntil: 'networkidle' })
  }
  await phone.context().setOffline(true)
  await actWithoutNet(phone.page(), ground)
  const moved = await moveOn(ask, ground)
  const made = (await keptEntries(phone.page())).length
  await phone.reopen({ offline: true })
  await phone.page().goto('/')

  const sent = async () => (await keptEntries(phone.page())).filter(({ state }) => state !== 'waiting').length
  const cuts: number[] = []
  await phone.context().setOffline(false)
  for (let kill = 0; kill < kills; kill++) {
    // Spread over what is to be sent, so that each hits something on its way.
    const goal = Math.floor((ACTIONS * kill) / (kills + 1))
    await until(async () => (await sent()) > goal, { what: `more than ${goal} have left`, within: 120_000 })
    await delay(kill * 7)
    await door.kill()
    cuts.push(await sent())
    await door.ready()
  }
  await flushed(phone.page())
  // Whatever is lost, twice, out of order or somebody else's ends the run here.
  await compare(ask, ground, moved, people.cashier.id)
  const refused = (await keptEntries(phone.page())).filter(({ state }) => state === 'refused').length
  return [
    { what: 'things done without a net', found: made, wanted: ACTIONS },
    { what: 'kills of the server while they left, kill -9', found: cuts.length, wanted: kills },
    { what: 'had left at the kills', found: cuts.join(', ') },
    { what: 'shown as refused: the request had moved on', found: refused, wanted: moved.length },
  ]
}
