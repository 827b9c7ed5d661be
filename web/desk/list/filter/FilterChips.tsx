import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatsFor } from '../../../../src/texts/format.ts'
import { useNow } from '../../../clock.ts'
import { useFormats, useSay } from '../../../language.ts'
import { Chip, chipClass } from '../../../ui/Chip.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import type { Position } from '../../../ui/place.ts'
import type { TriggerWiring } from '../../../ui/use-floating.ts'
import { type Filters, NO_FILTERS } from '../../queue/filters.ts'
import type { QueueAddress } from '../../queue/queue-address.ts'
import styles from './Filter.module.css'
import { FilterSheet } from './FilterSheet.tsx'
import { useFilterNames } from './use-filter-names.ts'

/** The filters that hold: each is a chip that goes away with a press. The button that adds one stands first. */
export function FilterChips({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const held = useHeldFilters(address)
  return (
    <div className={styles.chips}>
      <FilterAdd
        address={address}
        position="bottom-start"
        trigger={(wiring) => (
          <button {...wiring} type="button" className={chipClass}>
            <Icon of={IconPlus} size={14} />
            {say('desk.filter')}
          </button>
        )}
      />
      <HeldFilters address={address} held={held} />
    </div>
  )
}

interface FilterAddProps {
  readonly address: QueueAddress
  readonly position: Position
  readonly trigger: (wiring: TriggerWiring) => ReactNode
}

/** The button that adds a filter, and its sheet. */
export function FilterAdd({ address, position, trigger }: FilterAddProps) {
  const say = useSay()
  return (
    <Popover label={say('desk.filter')} position={position} className={styles.popover} trigger={trigger}>
      {(close) => <FilterSheet address={address} close={close} />}
    </Popover>
  )
}

interface HeldFiltersProps {
  readonly address: QueueAddress
  readonly held: readonly HeldFilter[]
}

export function HeldFilters({ address, held }: HeldFiltersProps) {
  const say = useSay()
  return (
    <>
      {held.map(({ key, words, off }) => (
        <Chip key={key} on removable onPress={() => address.change(off)}>
          {words}
        </Chip>
      ))}
      {held.length > 1 && (
        <button type="button" className={styles.reset} onClick={() => address.change(NO_FILTERS)}>
          {say('desk.filter.reset')}
        </button>
      )}
    </>
  )
}

interface HeldFilter {
  readonly key: string
  readonly words: string
  /** What takes it away. */
  readonly off: Partial<Filters>
}

const NAMED = ['specialist', 'contact', 'venue', 'service', 'contract', 'team'] as const

/** What narrows the list now, in words. */
export function useHeldFilters(address: QueueAddress): readonly HeldFilter[] {
  const say = useSay()
  const names = useFilterNames(address)
  const days = useDays(address)
  const { view, also, status, priority, mine, channel } = address
  const held: (HeldFilter | false | null)[] = [
    also && { key: 'also', words: say(`desk.view.${also}`), off: { also: null } },
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
