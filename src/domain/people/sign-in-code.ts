import { MINUTE } from '../ground/instant.ts'

/** A code and its link open nothing after so long. */
export const CODE_LIFETIME = 15 * MINUTE
