import type { GroupLine } from '../../domain/messenger/groups.ts'
import type { Saying } from '../../domain/messenger/outgoing.ts'
import type { Language } from '../language.ts'
import { speak } from '../say.ts'

/** A line in words: the only words that the bot puts where several people read along. */
export function groupLineInWords(language: Language, line: GroupLine): Saying {
  const values = 'request' in line ? { number: String(line.request) } : {}
  return { kind: 'say', text: [speak(language)(`bot.group.${line.says}`, values)] }
}
