import { useFormats, useSay } from '../../../language.ts'
import { Chip } from '../../../ui/Chip.tsx'
import type { QueueAddress } from '../../queue/queue-address.ts'
import { INNER_OF } from '../../queue/view-names.ts'
import { useInnerCounts } from './use-inner-counts.ts'

/** As wide as a digit: where a count will be, so that nothing moves when it comes. */
const DIGIT = '\u2007'

/** The view as it is, and what of it burns, waits for us, waits for the customer; how many, the server counts. */
export function QuickChips({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const formats = useFormats()
  const { view, also, sort, question, change } = address
  const offered = (view && INNER_OF[view]) ?? []
  const inner = also === null || offered.includes(also) ? offered : [...offered, also]
  const { data } = useInnerCounts(question, inner.length > 0)
  if (inner.length === 0) return null
  return (
    <>
      <Chip on={also === null && sort === 'due'} onPress={() => change({ also: null, sort: 'due' })}>
        {say('desk.sort.due')}
      </Chip>
      {inner.map((one) => (
        <Chip key={one} on={also === one} onPress={() => change({ also: also === one ? null : one })}>
          {say(one === 'burning' ? 'desk.quick.burning' : `desk.view.${one}`)}{' '}
          {data ? formats.number(data[one]) : DIGIT}
        </Chip>
      ))}
    </>
  )
}
