import { isStaff } from '../../domain/access/permissions.ts'
import type { Keyboard } from '../../domain/messenger/outgoing.ts'
import type { Command } from '../../domain/messenger/press.ts'
import { type Talk, tell } from './talk.ts'

const CUSTOMER: readonly (readonly Command[])[] = [['new', 'my'], ['find', 'help'], ['stop']]
const SUPPORT: readonly (readonly Command[])[] = [
  ['my', 'find'],
  ['notices', 'help'],
]

/** The menu below the field where one types. */
export function menuOf({ say, desk }: Pick<Talk, 'say' | 'desk'>): Keyboard {
  const rows = isStaff(desk.actor) ? SUPPORT : CUSTOMER
  return { rows: rows.map((row) => row.map((command) => say(`bot.menu.${command}`))) }
}

/** A button of what is over, or of an older program. */
export async function tellOld(talk: Talk): Promise<string> {
  await tell(talk, { text: [talk.say('bot.old-button')], keyboard: menuOf(talk) })
  return 'old button'
}
