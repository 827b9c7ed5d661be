import { passTime } from '../../actions/requests/pass-time.ts'
import { findByPerson } from '../../db/actors.ts'
import type { Tx } from '../../db/database.ts'
import type { Desk } from '../../db/desk.ts'
import { nextWake } from '../../db/requests.ts'
import type { Instant } from '../../domain/instant.ts'
import { type Actor, THE_DESK } from '../../domain/permissions.ts'
import type { Channel } from '../../domain/words.ts'
import type { Company } from '../company/company.ts'
import { perform } from './perform.ts'
import type { Step } from './play.ts'

export interface Stage {
  readonly tx: Tx
  readonly company: Company
  readonly actors: Map<string, Actor>
}

/** Lets everything happen in the order of its moments, and time itself in between, as it would have. */
export async function playOut(stage: Stage, steps: readonly Step[], now: Instant): Promise<void> {
  const ordered = steps.filter(({ at }) => at <= now).sort((one, other) => one.at - other.at)
  for (const step of ordered) {
    await letTimePass(stage, step.at)
    await perform(stage, step)
  }
  await letTimePass(stage, now)
}

async function letTimePass({ tx }: Stage, until: Instant): Promise<void> {
  for (;;) {
    const wake = await nextWake(tx)
    const at = wake === null ? Number.POSITIVE_INFINITY : Date.parse(wake)
    if (at > until) return
    await passTime({ tx, actor: THE_DESK, now: at })
  }
}

/** The desk as this person comes to it, by this way in, at this moment. */
export async function deskOf(stage: Stage, personId: number, channel: Channel, now: Instant): Promise<Desk> {
  const key = `${personId} by ${channel}`
  const actor = stage.actors.get(key) ?? (await findByPerson(stage.tx, personId, channel))?.actor
  if (!actor) throw new Error(`there is no person ${personId}`)
  stage.actors.set(key, actor)
  return { tx: stage.tx, actor, now }
}
