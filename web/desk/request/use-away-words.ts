import type { Away } from '../../../src/contract/people/people.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'

/** «в отпуске до 14 дек., замещает Тимур Яров». */
export function useAwayWords(): (away: Away) => string {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return ({ until, reason, substitute }) => {
    const words = say(`desk.away.${reason}`, { date: formats.date(`${until}T12:00:00Z`, now) })
    return substitute === null ? words : say('desk.away.substitute', { away: words, name: substitute })
  }
}
