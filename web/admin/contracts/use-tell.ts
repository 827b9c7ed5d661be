import type { Covered } from '../../../src/contract/terms/contract-book.ts'
import { useFormats, useSay } from '../../language.ts'
import { useHoursList, useLevelList } from '../terms/terms.ts'
import { customerKey } from './contracts.ts'

/** A part of a contract in words. */
export function useTell(names: readonly Covered[]) {
  const say = useSay()
  const formats = useFormats()
  const { data: hours = [] } = useHoursList()
  const { data: levels = [] } = useLevelList()
  const called = new Map(names.map((one) => [customerKey(one), one.name]))
  return (part: string, value: unknown): string => {
    if (part === 'hoursId') return hours.find(({ id }) => id === value)?.name ?? String(value)
    if (part === 'levelId') return levels.find(({ id }) => id === value)?.name ?? String(value)
    if (part === 'customers' && Array.isArray(value)) {
      return value.map((one) => called.get(customerKey(one)) ?? customerKey(one)).join(', ')
    }
    if (Array.isArray(value)) return formats.number(value.length)
    if (typeof value === 'boolean') return say(value ? 'admin.yes' : 'admin.no')
    return value === null || value === undefined ? '' : String(value)
  }
}
