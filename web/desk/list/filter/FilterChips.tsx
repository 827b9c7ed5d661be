import { IconPlus } from '@tabler/icons-react'
import { formatsFor } from '../../../../src/texts/format.ts'
import { useNow } from '../../../clock.ts'
import { useFormats, useSay } from '../../../language.ts'
import { Chip, chipClass } from '../../../ui/Chip.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { type Filters, NO_FILTERS } from '../../queue/filters.ts'
import type { QueueAddress } from '../../queue/queue-address.ts'
import styles from './Filter.module.css'
import { FilterSheet } from './FilterSheet.tsx'
import { useFilterNames } from './use-filter-names.ts'

/** The filters that hold: each is a chip that goes away with a press. The button that adds one stands first. */
export function FilterChips({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const chips = useChips(address)
  return (
    <div className={styles.chips}>
      <Popover
        label={say('desk.filter')}
        position="bottom-start"
        className={styles.popover}
        trigger={(wiring) => (
          <button {...wiring} type="button" className={chipClass}>
            <Icon of={IconPlus} size={14} />
            {say('desk.filter')}
          </button>
        )}
      >
        {(close) => <FilterSheet address={address} close={close} />}
      </Popover>
      {chips.map(({ key, words, off }) => (
        <Chip key={key} on removable onPress={() => address.change(off)}>
          {words}
        </Chip>
      ))}
      {chips.length > 1 && (
        <button type="button" className={styles.reset} onClick={() => address.change(NO_FILTERS)}>
          {say('desk.filter.reset')}
        </button>
      )}
    </div>
  )
}

interface HeldFilter {
  readonly key: string
  readonly words: string
  /** What takes it away. */
  readonly off: Partial<Filters>
}

const NAMED = ['specialist', 'contact', 'venue', 'service', 'contract', 'team'] as const

function useChips(address: QueueAddress): readonly HeldFilter[] {
  const say = useSay()
  const names = useFilterNames(address)
  const days = useDays(address)
  const { view, status, priority, mine, channel } = address
  const held: (HeldFilter | false | null)[] = [
    mine && { key: 'mine', words: say('desk.filter.mine'), off: { mine: false } },
    status && { key: 'status', words: say(`status.${status}`), off: { status: null } },
    priority !== null && {
      key: 'priority',
      words: say('desk.filter.priority', { priority }),
      off: { priority: null },
    },
    channel && { key: 'channel', words: chip('channel', say(`channel.${channel}`)), off: { channel: null } },
    ...NAMED.map(
      (name) =>
        address[name] !== null &&
        !(name === 'team' && view === 'open') && {
          key: name,
          words: chip(name, names[name] ?? '…'),
          off: { [name]: null },
        },
    ),
    days !== null && { key: 'days', words: days, off: { since: null, until: null } },
  ]
  return held.filter((one) => one !== false && one !== null)

  function chip(kind: 'channel' | (typeof NAMED)[number], value: string): string {
    return say('desk.filter.chip', { kind: say(`desk.filter.kind.${kind}`), value })
  }
}

function useDays({ since, until }: QueueAddress): string | null {
  const say = useSay()
  const now = useNow()
  const { language } = useFormats()
  // A day has no zone: it is read as it is written.
  const { date } = formatsFor(language, 'UTC')
  if (since && since === until) return say('desk.filter.chip.day', { since: date(since, now) })
  if (since && until) return say('desk.filter.chip.days', { since: date(since, now), until: date(until, now) })
  if (since) return say('desk.filter.chip.since', { since: date(since, now) })
  return until && say('desk.filter.chip.until', { until: date(until, now) })
}
