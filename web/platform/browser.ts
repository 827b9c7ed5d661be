import { beginPush } from '../push.ts'
import type { Platform } from './platform.ts'

/** A browser: what it can, it can by itself. */
export const browser: Platform = {
  listen: async ({ person, keyOfDesk }) => {
    const address = await beginPush(person, keyOfDesk)
    return address ? { turn: 'browser', address } : { turn: 'denied' }
  },
}
