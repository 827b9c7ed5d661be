import { passTime } from '../../actions/requests/pass-time.ts'
import { insertReads } from '../../db/request/reads.ts'
import { nextWake } from '../../db/request/requests.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { perform } from './perform.ts'
import type { Step } from './play.ts'
import type { Stage } from './stage.ts'

/** Lets everything happen in the order of its moments, and time itself in between, as it would have. */
export async function playOut(stage: Stage, steps: readonly Step[], now: Instant): Promise<void> {
  const ordered = steps.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at)
  let last = Number.NEGATIVE_INFINITY
  for (const step of ordered) {
    await letTimePass(stage, last, step.at)
    await perform(stage, step)
    last = step.at
  }
  await letTimePass(stage, last, now)
  await insertReads(stage.tx, stage.reads)
}

/** What was due already at the last act, since that act moved it, happens at once. */
async function letTimePass({ tx }: Stage, last: Instant, until: Instant): Promise<void> {
  for (;;) {
    const wake = await nextWake(tx)
    const at = wake === null ? Number.POSITIVE_INFINITY : Date.parse(wake)
    if (at > until) return
    await passTime({ tx, actor: THE_DESK, now: Math.max(at, last) })
  }
}
