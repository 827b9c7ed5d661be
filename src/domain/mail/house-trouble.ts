/**
 * Whether an error is about the house and not about what it was working on: a full or broken disk, a database that is away
 * or out of something. It passes when somebody looks after the house, and what was worked on is as good as before.
 */
export function isHouseTrouble(code: string): boolean {
  return SYSTEM.has(code) || DATABASE.test(code)
}

const SYSTEM = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'ENOMEM', 'ECONNREFUSED', 'ECONNRESET'])

/** SQLSTATE: 08 no connection, 53 out of disk, memory or connections, 57P shut down, 58 trouble of its system. */
const DATABASE = /^(08...|53...|57P..|58...)$/
