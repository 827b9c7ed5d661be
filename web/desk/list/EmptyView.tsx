import type { TextId } from '../../../src/texts/catalogue.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { NO_FILTERS } from '../queue/filters.ts'
import type { QueueAddress } from '../queue/queue-address.ts'
import { useViews } from '../queue/use-views.ts'
import type { ListName } from '../queue/view-names.ts'

/** A view in which nothing is: what will be there; of a queue, whether there is really nothing to do. */
export function EmptyView({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const { data } = useViews()
  if (address.isFiltered) {
    return (
      <EmptyState
        title={say('desk.empty.filtered')}
        action={<Button onClick={() => address.change(NO_FILTERS)}>{say('desk.empty.reset')}</Button>}
      />
    )
  }
  const view = address.view ?? 'open'
  if (!QUEUES.includes(view)) return <EmptyState title={say(EMPTY[view])} />
  const burning = data?.views.find(({ name }) => name === 'burning')
  // Whether one may have coffee is known when the counts are.
  if (!burning) return <EmptyState title={say('desk.empty.here')} />
  if (burning.count > 0) return <ElsewhereBurns {...burning} />
  return (
    <EmptyState title={say(EMPTY[view])}>
      {EMPTY[view] === 'desk.empty.queue' && say('desk.empty.queue.text')}
    </EmptyState>
  )
}

function ElsewhereBurns({ count, late }: { readonly count: number; readonly late: number }) {
  const say = useSay()
  return (
    <EmptyState
      title={say('desk.empty.but-burning', { count })}
      action={
        <a className={buttonClass()} href={paths.deskView('burning')}>
          {say('desk.empty.to-burning')}
        </a>
      }
    >
      {late > 0 && say('desk.empty.late', { late })}
    </EmptyState>
  )
}

const EMPTY = {
  mine: 'desk.empty.queue',
  unassigned: 'desk.empty.queue',
  burning: 'desk.empty.burning',
  waiting_us: 'desk.empty.queue',
  waiting_customer: 'desk.empty.waiting_customer',
  deferred: 'desk.empty.deferred',
  mentioned: 'desk.empty.mentioned',
  open: 'desk.empty.queue',
  resolved: 'desk.empty.resolved',
  spam: 'desk.empty.spam',
  all: 'desk.empty.all',
} as const satisfies Record<ListName, TextId>

/** Views of which an empty one says that nothing is to be done. */
const QUEUES: readonly ListName[] = ['mine', 'unassigned', 'burning', 'waiting_us', 'open']
