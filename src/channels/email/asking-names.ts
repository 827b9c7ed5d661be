import { promises as dns } from 'node:dns'
import type { DNSResolver } from 'mailauth'
import { demandNoTransaction } from '../../db/engine/transactions.ts'

export type { DNSResolver }

/** Asks the real names. Their library knows more kinds of answers than its types say. */
export const askNames: DNSResolver = async (name, type) => {
  demandNoTransaction('a name is asked')
  return (await dns.resolve(name, type)) as string[] | string[][]
}

/** Nothing is published anywhere: for letters of domains that cannot exist. */
export const noNames: DNSResolver = async () => {
  throw Object.assign(new Error('there is no such name'), { code: 'ENOTFOUND' })
}

/** Milliseconds in which names have to answer. */
export const LONGEST_ASKING = 3_000
