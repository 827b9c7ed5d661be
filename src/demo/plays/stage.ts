import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findByPerson } from '../../db/people/actors.ts'
import type { RequestRead } from '../../db/request/reads.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Channel } from '../../domain/ground/words.ts'
import type { Company } from '../company/company.ts'

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
