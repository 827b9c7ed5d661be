import { setTimeout as delay } from 'node:timers/promises'
import { letNextGo } from '../actions/handover/let-go.ts'
import { AutomationFailed, automate } from '../actions/requests/automate.ts'
import { passAlarm } from '../actions/requests/confirm-alarm.ts'
import { pullWaiting, relieveAway } from '../actions/requests/go-on.ts'
import { passTime } from '../actions/requests/pass-time.ts'
import type { Desk } from '../db/desk.ts'
import type { Db } from '../db/engine/database.ts'
import { THE_DESK } from '../domain/access/permissions.ts'
import type { Instant } from '../domain/ground/instant.ts'

/** How long a step of a clock may wait for its moment to be noticed. */
const LOOKS_EVERY = 500
const AFTER_TROUBLE = 2_000
/** So many steps of a kind before the others have their turn. */
const AT_ONCE = 50

export interface TimeWatch {
  readonly db: Db
  readonly now: () => Instant
  readonly warn: (error: unknown) => void
}

/**
 * Lets time pass: every step that is due happens once, in the first worker that locks its request; what lies with somebody who is away or waits
 * for somebody free goes on, whoever was let in for an offer that is over goes, and what may set automations going is looked at. All of it is in rows
 * of ours (`requests.wakes_at`, `handover_items`, `automation_due`), so nothing is lost while no worker runs. Returns a function that stops the watch.
 */
export function watchTime(watch: TimeWatch): () => Promise<void> {
  const stop = new AbortController()
  const ended = run(watch, stop.signal)
  return async () => {
    stop.abort()
    await ended
  }
}

/** Everything that is due now. Resolves with how many steps that were; what fails holds up neither steps of another kind nor other automations. */
export async function passDueTime({ db, now }: Pick<TimeWatch, 'db' | 'now'>, stop?: AbortSignal): Promise<number> {
  const failed: number[] = []
  const troubles: unknown[] = []
  const kinds: readonly ((desk: Desk) => Promise<number | null>)[] = [
    passTime,
    passAlarm,
    relieveAway,
    pullWaiting,
    letNextGo,
    (desk) => automate(desk, failed),
  ]
  const broken = new Set<unknown>()
  let steps = 0
  // Each kind in its turn for a while: clocks never wait until a heap of something else is done.
  for (let before = -1; before < steps && !stop?.aborted; ) {
    before = steps
    for (const step of kinds) {
      for (let turn = 0; turn < AT_ONCE && !broken.has(step) && !stop?.aborted; turn += 1) {
        try {
          const number = await db.transaction().execute((tx) => step({ tx, actor: THE_DESK, now: now() }))
          if (number === null) break
          steps += 1
        } catch (error) {
          troubles.push(error)
          if (error instanceof AutomationFailed) failed.push(error.due)
          else broken.add(step)
        }
      }
    }
  }
  if (troubles.length > 0) throw troubles[0]
  return steps
}

async function run(watch: TimeWatch, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const pause = await passDueTime(watch, stop).then(
      () => LOOKS_EVERY,
      (error: unknown) => {
        if (!stop.aborted) watch.warn(error)
        return AFTER_TROUBLE
      },
    )
    await delay(pause, undefined, { signal: stop }).catch(() => undefined)
  }
}
