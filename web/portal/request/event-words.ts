import type { TimelineEvent } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { MOVE_NAMES } from '../../../src/domain/request/request-lifecycle.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'

/** What an event says to a customer; null for what he need not hear. */
export function useEventWords({ type, at, data }: TimelineEvent, { names }: RequestDetails): string | null {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const time = formats.time(at)
  switch (type) {
    case 'request.registered': {
      const by = part(data.deadlines, 'reactionDueAt')
      return typeof by === 'string'
        ? say('portal.event.registered.promised', { time, at: formats.moment(by, at) })
        : say('portal.event.registered', { time })
    }
    case 'request.moved': {
      const move = MOVE_NAMES.find((one) => one === data.move)
      if (!move) return null
      const until = typeof data.until === 'string' ? formats.date(data.until, now) : ''
      if (move === 'mark_duplicate' && data.duplicateOf === undefined) {
        return say('portal.event.moved.mark_duplicate.elsewhere', { time })
      }
      return say(`portal.event.moved.${move}`, { time, until, main: String(data.duplicateOf ?? '') })
    }
    case 'request.assigned': {
      const specialist = names[`person:${part(data.specialist, 'to')}`]
      const team = names[`team:${part(data.team, 'to')}`]
      if (specialist) return say('portal.event.specialist', { time, name: specialist })
      return team ? say('portal.event.team', { time, name: team }) : null
    }
    case 'request.urgency-changed':
      return say('portal.event.urgency', { time, reason: String(data.reason ?? '') })
    case 'request.watcher-added':
      return say('portal.event.watcher', { time, name: names[`person:${data.personId}`] ?? '' })
    case 'request.rated':
      return say('portal.event.rated', { time, score: Number(data.score) })
    default:
      return null
  }
}

function part(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null
    ? Object.entries(whole).find(([key]) => key === name)?.[1]
    : undefined
}
