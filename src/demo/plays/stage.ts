import { passTime } from '../../actions/requests/pass-time.ts'
import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { insertReads, type RequestRead } from '../../db/request/reads.ts'
import { nextWake } from '../../db/request/requests.ts'
import { type Actor, THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Channel } from '../../domain/ground/words.ts'
import type { Company } from '../company/company.ts'
import { perform } from './perform.ts'
import type { Step } from './play.ts'

/** Where the plays are played: who came, and what he has read when he left. */
export class Stage {
  readonly tx: Tx
  readonly company: Company
  readonly #actors = new Map<string, Actor>()
  readonly #reads = new Map<string, RequestRead>()

  constructor(tx: Tx, company: Company) {
    this.tx = tx
    this.company = company
  }

  /** The desk as this person comes to it, by this way in, at this moment. */
  async deskOf(personId: number, channel: Channel, now: Instant): Promise<Desk> {
    const key = `${personId} by ${channel}`
    const actor = this.#actors.get(key) ?? (await findByPerson(this.tx, personId, channel))?.actor
    if (!actor) throw new Error(`there is no person ${personId}`)
    this.#actors.set(key, actor)
    return { tx: this.tx, actor, now }
  }

  hasRead({ actor: { personId }, now: at }: Desk, request: number): void {
    this.#reads.set(`${personId} of ${request}`, { personId, request, at })
  }

  get reads(): readonly RequestRead[] {
    return [...this.#reads.values()]
  }
}

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
