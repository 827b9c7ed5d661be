import { IconArrowLeft, IconCheck, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { isMeant } from '../../../../src/domain/ground/transliteration.ts'
import { useSay } from '../../../language.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { type Pick, PickList } from '../../../ui/PickList.tsx'
import type { Filters } from '../../queue/filters.ts'
import type { QueueAddress } from '../../queue/queue-address.ts'
import styles from './Filter.module.css'
import { FilterDays } from './FilterDays.tsx'
import { KINDS, type Kind, LISTED } from './filter-kinds.ts'
import { type FilterValue, useFilterValues } from './use-filter-values.ts'

/** So many of each condition while all are looked through; its own list has the rest. */
const GLANCE = 4

interface FilterSheetProps {
  readonly address: QueueAddress
  readonly close: () => void
}

/** A condition and then its value; or a word of the value at once. */
export function FilterSheet({ address, close }: FilterSheetProps) {
  const say = useSay()
  const [kind, setKind] = useState<Kind | null>(null)
  const [words, setWords] = useState('')
  const { values, isSearching } = useFilterValues(address, words)

  const turnTo = (next: Kind | null) => {
    setKind(next)
    setWords('')
  }
  const choose = (change: Partial<Filters>) => {
    close()
    address.change(change)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && words === '' && kind !== null) turnTo(null)
  }
  const valuePick = ({ key, label, note, chosen, change }: FilterValue): Pick => ({
    key,
    chosen,
    onChoose: () => choose(change),
    face: (
      <>
        <span className="cut grow">
          {label} {note && <span className={styles.note}>{note}</span>}
        </span>
        {chosen && <Icon of={IconCheck} size={16} />}
      </>
    ),
  })
  const kindPick = (one: Kind): Pick => ({
    key: one,
    onChoose: () => turnTo(one),
    face: (
      <>
        <span className="cut grow">{say(`desk.filter.kind.${one}`)}</span>
        <Icon of={IconChevronRight} size={16} className={styles.arrow} />
      </>
    ),
  })
  const kindsMeant = KINDS.filter((one) => isMeant(say(`desk.filter.kind.${one}`), words)).map(kindPick)
  const kinds = { key: 'kinds', ...(words && { title: say('desk.filter.kinds') }), picks: kindsMeant }
  const glances = LISTED.map((one) => ({
    key: one,
    title: say(`desk.filter.kind.${one}`),
    picks: values[one].slice(0, GLANCE).map(valuePick),
  }))
  const everywhere = [kinds, ...(words.trim() === '' ? [] : glances)].filter(({ picks }) => picks.length > 0)
  const asksForWords = (kind === 'contact' || kind === 'venue') && words.trim() === ''

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Backspace in the empty box goes back to the conditions
    <div className={styles.sheet} onKeyDown={onKeyDown}>
      {kind !== null && (
        <button type="button" className={styles.back} onClick={() => turnTo(null)}>
          <Icon of={IconArrowLeft} size={16} />
          {say('desk.filter.back')}
        </button>
      )}
      {kind === 'day' ? (
        <FilterDays address={address} onChosen={choose} />
      ) : (
        <PickList
          key={kind ?? 'kinds'}
          label={kind === null ? say('desk.filter.find') : say(`desk.filter.kind.${kind}`)}
          placeholder={placeholderOf(kind)}
          found={kind === null ? say('desk.filter.kinds') : say(`desk.filter.kind.${kind}`)}
          words={words}
          onWords={setWords}
          groups={kind === null ? everywhere : [{ key: kind, picks: values[kind].map(valuePick) }]}
          nothing={isSearching || asksForWords ? null : say('desk.find.nothing')}
          takesFocus
        />
      )}
    </div>
  )

  function placeholderOf(one: Exclude<Kind, 'day'> | null): string {
    if (one === null) return say('desk.filter.find')
    if (one === 'contact' || one === 'venue') return say(`desk.filter.find.${one}`)
    return say('desk.find')
  }
}
