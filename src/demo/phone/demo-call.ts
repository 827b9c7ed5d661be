import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../../db/engine/database.ts'
import { findSetting } from '../../db/foundation/setup.ts'
import { demoCallers } from '../../db/phone/demo-callers.ts'
import { DEMO_MARK } from '../demo-sign-ins.ts'
import { tell } from './exchange.ts'

/** How a call of the demo company comes out. */
export const DEMO_CALLS = ['answered', 'missed', 'uncovered'] as const
export type DemoCall = (typeof DEMO_CALLS)[number]

/** The telephone that answers: of the specialist whom the start names first. */
const ANSWERS = '101'
const RINGS = 8_000
const SPEAKS = 90_000

export interface DemoCalling {
  readonly db: Db
  readonly say: (line: string) => void
  readonly stop: AbortSignal
}

/** Rings the desk of the demo company as an exchange would, by a caller whose contract lets him or does not; refused anywhere else. */
export async function callDemo({ db, say, stop }: DemoCalling, kind: DemoCall): Promise<void> {
  if ((await findSetting(db, DEMO_MARK)) !== true) throw new Error('Only the demo company is called: this desk is none')
  const callers = (await demoCallers(db)).filter(({ isCovered }) => isCovered === (kind !== 'uncovered'))
  const caller = callers[callers.length === 0 ? 0 : randomInt(callers.length)]
  if (!caller) throw new Error('Nobody of the demo company has a number to call from')
  const { number } = caller
  const callKey = `demo call ${Date.now()}`
  const pause = (ms: number) => delay(ms, undefined, { signal: stop }).catch(() => undefined)
  const isTaken = kind !== 'missed'
  await tell(db, number, { callKey, sign: 'ringing', at: Date.now(), queue: '501' })
  say(`${number} rings on the screens of the first line. Ctrl-C hangs up.`)
  await pause(isTaken ? RINGS : RINGS * 3)
  if (isTaken && !stop.aborted) {
    await tell(db, number, { callKey, sign: 'answered', at: Date.now(), extensions: [ANSWERS] })
    say(`Extension ${ANSWERS} has answered.`)
    await pause(SPEAKS)
  }
  await tell(db, number, { callKey, sign: 'ended', at: Date.now(), cause: isTaken ? 'normal' : 'no_answer' })
  say('The call is over.')
}
