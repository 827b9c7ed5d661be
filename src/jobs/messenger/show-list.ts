import { countRequests, listRequests } from '../../db/request/request-list.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import { cutWithDots } from '../../domain/ground/clean-text.ts'
import { LIVING } from '../../domain/ground/status.ts'
import type { Button } from '../../domain/messenger/outgoing.ts'
import { written } from '../../domain/messenger/press.ts'
import { sentenceFor } from './card.ts'
import { answerPlace, type Talk } from './talk.ts'

const PAGE = 5
const LONGEST_LABEL = 60

/** One's requests that have not ended, page by page; each opens its card. */
export async function showList(talk: Talk, page: number): Promise<string> {
  const { say } = talk
  const { tx, actor, now } = talk.desk
  const whose = isStaff(actor) ? { specialist: actor.personId } : { contact: actor.personId }
  const question = { ...whose, statuses: LIVING }
  const { count } = await countRequests(tx, actor, now, question)
  const last = Math.max(0, Math.ceil(count / PAGE) - 1)
  const shown = Math.min(page, last)
  const { items } = await listRequests(tx, actor, now, { ...question, sort: 'newest', limit: (shown + 1) * PAGE })
  const here = items.slice(shown * PAGE)
  if (here.length === 0) {
    await answerPlace(talk, { text: [say('bot.list.empty')] })
    return 'listed'
  }
  const lines = here.flatMap((row) => [
    { text: `№${row.number}`, style: 'bold' as const },
    ` · ${row.subject}\n${isStaff(actor) ? say(`status.${row.status}`) : sentenceFor(talk, row)}\n\n`,
  ])
  const opens = here.map(({ number, subject }): Button[] => [
    { label: cutWithDots(`№${number} ${subject}`, LONGEST_LABEL), press: written({ does: 'open', request: number }) },
  ])
  const turns: Button[] = [
    ...(shown > 0 ? [{ label: say('bot.list.newer'), press: written({ does: 'list', page: shown - 1 }) }] : []),
    ...(shown < last ? [{ label: say('bot.list.older'), press: written({ does: 'list', page: shown + 1 }) }] : []),
  ]
  const head = `${say('bot.list.title', { count })}\n\n`
  await answerPlace(talk, { text: [head, ...lines], buttons: [...opens, ...(turns.length > 0 ? [turns] : [])] })
  return 'listed'
}
