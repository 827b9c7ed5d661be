import { issueSetupKey } from '../actions/desk/set-up-desk.ts'
import { issueLink, PRINTED_LINK_LIFETIME } from '../actions/sessions/order-sign-in-code.ts'
import type { Db } from '../db/engine/database.ts'
import { findSetting, isEmptyDesk } from '../db/foundation/setup.ts'
import { endPrintedLinks } from '../db/people/sign-in-codes.ts'
import type { Instant } from '../domain/ground/instant.ts'
import { Refusal } from '../domain/ground/refusal.ts'
import { demoSignIns } from './demo-sign-ins.ts'
import { makeDemo } from './make-demo.ts'

/** What a way in adds to the demo company, once that is there. */
export type DemoGuest = (db: Db, now: Instant) => Promise<void>

export interface Welcome {
  readonly db: Db
  readonly url: string
  /** Leave an empty desk empty and set it up by hand. */
  readonly empty: boolean
  readonly guests: readonly DemoGuest[]
  readonly say: (line: string) => void
}

/** What a start does before anybody comes: an empty desk gets its demo company, or the key of its set-up page. */
export async function prepareDesk({ db, url, empty, guests, say }: Welcome): Promise<void> {
  if (!(await isEmptyDesk(db))) return
  if (empty || (await findSetting(db, 'setup_key')) !== null) {
    say(`The desk is empty. Set it up: ${url}/setup?key=${await issueSetupKey(db)}`)
    return
  }
  say('Making the demo company …')
  await fillWithDemo(db, guests).catch(unlessMadeMeanwhile)
}

/** The demo company with what each way in brings to it; refused with desk.already-set-up when anybody is there. */
export async function fillWithDemo(db: Db, guests: readonly DemoGuest[]): Promise<void> {
  const now = Date.now()
  await makeDemo(db, now)
  for (const bring of guests) await bring(db, now)
}

/** One-time links for the people of the demo company: there are no passwords to begin with. Those of earlier starts end. */
export async function inviteToDemo({ db, url, say }: Pick<Welcome, 'db' | 'url' | 'say'>): Promise<void> {
  const personas = await demoSignIns(db)
  if (personas.length === 0) return
  const people = personas.map(({ personId }) => personId)
  await db.transaction().execute((tx) => endPrintedLinks(tx, people, Date.now()))
  say('Sign in as (each link works once; the next start prints new ones):')
  for (const { personId, name, role, isStaff } of personas) {
    const issue = { now: Date.now(), url, lifetime: PRINTED_LINK_LIFETIME }
    const link = await db.transaction().execute((tx) => issueLink(tx, personId, issue))
    say(`  ${`${name}, ${role}`.padEnd(46)} ${link}${isStaff ? '?return=/desk' : ''}`)
  }
}

/** Two processes may start on one empty database: the second finds the work done. */
function unlessMadeMeanwhile(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'desk.already-set-up')) throw error
}
