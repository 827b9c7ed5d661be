import type { Tx } from '../../db/engine/database.ts'
import { grantRole, insertPerson, type NewPerson, type RoleGrant } from '../../db/foundation/foundation.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { mailOf, phoneOf } from './names.ts'

export interface Newcomer extends Pick<NewPerson, 'zone' | 'locale'> {
  readonly name: string
  readonly position?: string
  readonly domain: string
  readonly roles: readonly RoleGrant[]
}

/** Gives everybody a mail of his own and a number that nobody has. */
export class Reception {
  readonly #tx: Tx
  readonly #now: Instant
  readonly #mails = new Set<string>()
  #count = 0

  constructor(tx: Tx, now: Instant) {
    this.#tx = tx
    this.#now = now
  }

  async admit({ domain, roles, ...person }: Newcomer): Promise<number> {
    const email = mailOf(person.name, domain, this.#mails)
    const phone = phoneOf(this.#count++)
    const id = await insertPerson(this.#tx, this.#now, { ...person, email, phone })
    for (const role of roles) await grantRole(this.#tx, id, role)
    return id
  }
}
