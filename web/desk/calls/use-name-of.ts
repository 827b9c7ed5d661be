import type { CallCard } from '../../../src/contract/phone/calls.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useFormats, useSay } from '../../language.ts'

/** «Мария Кузнецова, «Сыроварня», Ленина, 24», else the number, else that it is withheld. */
export function useNameOf(): (call: CallCard) => string {
  const say = useSay()
  const formats = useFormats()
  return ({ candidates, number }) => {
    const [first, ...others] = candidates
    if (first && others.length === 0)
      return [first.person.name, first.venue && placeName(first.venue)].filter(Boolean).join(', ')
    if (first && others.every(({ person }) => person.id === first.person.id)) return first.person.name
    return number === null ? say('desk.call.withheld') : formats.phone(number)
  }
}
