import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { cutWithDots } from '../../../src/domain/ground/clean-text.ts'
import {
  isClosed,
  isDeferred,
  isInWork,
  isResolved,
  isUntaken,
  waitsForCustomer,
} from '../../../src/domain/ground/status.ts'
import type { StatusSentence } from '../../../src/domain/request/status-sentence.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'

const LONGEST_QUESTION = 160

/** Under the status: the question to answer, what was done, what happens by itself, or what to expect. */
export function useWhatNow(request: RequestDetails, { tone }: StatusSentence): string | null {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { status, solution, endsAt, specialist, team } = request
  if (waitsForCustomer(status)) {
    const question = request.messages.findLast(({ side, text }) => side === 'support' && text.trim() !== '')
    return question
      ? say('portal.now.question', { name: question.author.name, text: lastParagraph(question.text) })
      : null
  }
  if (isResolved(status)) {
    const closes = endsAt && say('portal.now.closes', { at: formats.moment(endsAt, now) })
    return [solution && sentenced(shortened(solution)), closes].filter(Boolean).join(' ') || null
  }
  if (tone === 'late') return specialist ? say('portal.now.late-by', { name: specialist.name }) : say('portal.now.late')
  if (isUntaken(status)) {
    return specialist ? say('portal.now.by', { name: specialist.name }) : say('portal.now.team', { team: team.name })
  }
  if (isInWork(status)) return say('portal.now.by', { name: specialist?.name ?? team.name })
  if (isDeferred(status)) return say('portal.now.deferred')
  if (isClosed(status)) return say('portal.now.closed')
  return null
}

/** A question stands at the end. */
function lastParagraph(text: string): string {
  return shortened(text.trim().split(/\n+/).at(-1) ?? '')
}

function shortened(text: string): string {
  return cutWithDots(text.trim().replace(/\s+/g, ' '), LONGEST_QUESTION)
}

function sentenced(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
