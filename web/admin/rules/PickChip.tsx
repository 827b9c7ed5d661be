import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { isMeant } from '../../../src/domain/ground/transliteration.ts'
import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Rules.module.css'

export interface Pickable {
  readonly id: number
  readonly name: string
  readonly note?: string | undefined
}

interface PickChipProps {
  /** What the button does, for whoever does not see it. */
  readonly label: string
  /** What stands on it; not given: a plus. */
  readonly face?: string
  /** Beside the plus, what it adds. */
  readonly adds?: string
  readonly isWrong?: boolean
  readonly placeholder: string
  readonly items: readonly Pickable[]
  readonly chosen: readonly number[]
  readonly onChoose: (item: Pickable) => void
  /** Told of each word that is typed, where the list is looked up. */
  readonly onWords?: (words: string) => void
}

const SHOWN = 40

/** A token of a sentence that opens a list to type in. */
export function PickChip({
  label,
  face,
  adds,
  isWrong = false,
  placeholder,
  items,
  chosen,
  onChoose,
  onWords,
}: PickChipProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const change = (text: string) => {
    setWords(text)
    onWords?.(text)
  }
  const shown = items.filter(({ name, note }) => onWords || isMeant(`${name} ${note ?? ''}`, words)).slice(0, SHOWN)
  return (
    <Popover
      label={label}
      position="bottom-start"
      trigger={(wiring) => (
        <button
          {...wiring}
          type="button"
          aria-label={face ? `${label}: ${face}` : label}
          className={classes(face ? styles.token : styles.plus, isWrong && styles.wrong)}
        >
          {face ?? <Icon of={IconPlus} size={14} />}
          {adds}
          {face && <Icon of={IconChevronDown} size={12} />}
        </button>
      )}
    >
      {(close) => (
        <div className={styles.picking}>
          <PickList
            label={label}
            placeholder={placeholder}
            found={say('admin.rules.found')}
            words={words}
            onWords={change}
            takesFocus
            nothing={words.trim() === '' ? null : say('admin.rules.nothing')}
            groups={[
              {
                key: 'all',
                picks: shown.map((item) => ({
                  key: String(item.id),
                  chosen: chosen.includes(item.id),
                  face: (
                    <>
                      <span className="cut">{item.name}</span>
                      {item.note && <small className={styles.note}>{item.note}</small>}
                    </>
                  ),
                  onChoose: () => {
                    close()
                    change('')
                    onChoose(item)
                  },
                })),
              },
            ]}
          />
        </div>
      )}
    </Popover>
  )
}
