import type { RequestRow } from '../../../src/contract/request/request.ts'
import type { StatusSentence } from '../../../src/domain/request/status-sentence.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'

/** The quiet line under the status: who spoke, who works on it, or what happens by itself. */
export function useAside(row: RequestRow, { tone }: StatusSentence): string | null {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { status, specialist, lastMessage } = row
  if (tone === 'late' && specialist === null) return say('portal.aside.late')
  switch (status) {
    case 'waiting_customer':
      return say('portal.aside.said', { name: lastMessage.by.name, at: formats.moment(lastMessage.at, now) })
    case 'registered':
      return say('portal.aside.registered', { at: formats.moment(row.registeredAt, now) })
    case 'resolved':
      return row.endsAt && say('portal.aside.closes', { at: formats.moment(row.endsAt, now) })
    case 'closed':
    case 'cancelled':
      return null
    default:
      return specialist?.name ?? row.team.name
  }
}
