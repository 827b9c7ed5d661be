import type { Db } from '../../db/engine/database.ts'
import type { SetupStep } from '../../domain/access/setup-steps.ts'
import type { House } from './context.ts'

/** Steps of the set-up that the ways in and out have behind them. */
export async function waysDone(db: Db, { guests }: House): Promise<readonly SetupStep[]> {
  const done = await Promise.all(guests.map(async ({ stepsDone }) => (stepsDone ? await stepsDone(db) : [])))
  return done.flat()
}

/** How an invitation goes out: no letter while mail cannot send. */
export async function invitationPost(db: Db, house: House) {
  const canSend = (await waysDone(db, house)).includes('sending')
  return { url: house.url, write: canSend ? house.invitationLetter : null }
}
