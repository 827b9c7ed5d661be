import { randomInt } from 'node:crypto'
import type { Tx } from '../../db/engine/database.ts'
import { setRecoveryCodes } from '../../db/people/second-factors.ts'
import { codeHash } from '../ground/secrets.ts'

/** Letters and digits that nobody takes for another one. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODES = 10
/** Ten signs of 31: 49 bits, and ten guesses in a quarter of an hour. */
const SIGNS_OF_CODE = 10

/** Codes for the day when the device is lost, instead of all that there were; they are shown now and never again. */
export async function makeRecoveryCodes(tx: Tx, personId: number, secret: string): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, newCode)
  await setRecoveryCodes(
    tx,
    personId,
    codes.map((one) => codeHash(secret, personId, one)),
  )
  return codes.map((one) => `${one.slice(0, 5)}-${one.slice(5)}`)
}

/** Never six digits alone, which would be a number of the device. */
function newCode(): string {
  return Array.from({ length: SIGNS_OF_CODE }, () => SIGNS[randomInt(SIGNS.length)]).join('')
}
