import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Field } from './Field.tsx'
import { focusAtOnce } from './focus.ts'
import styles from './PickList.module.css'
import { useOptions } from './use-options.ts'

export interface Pick {
  readonly key: string
  readonly face: ReactNode
  /** It is the one that holds now. */
  readonly chosen?: boolean
  readonly onChoose: () => void
}

export interface PickGroup {
  readonly key: string
  readonly title?: ReactNode
  readonly picks: readonly Pick[]
}

interface PickListProps {
  readonly label: string
  readonly placeholder: string
  /** What the list is called. */
  readonly found: string
  readonly words: string
  readonly onWords: (words: string) => void
  readonly groups: readonly PickGroup[]
  /** Said when nothing fits the words; null while it is not known yet. */
  readonly nothing: string | null
  readonly aside?: ReactNode
  readonly error?: ReactNode
  readonly hint?: ReactNode
  /** `field`: with its label over it, on a page or in a dialog. `sheet`: alone in a popover. */
  readonly looks?: 'field' | 'sheet'
  readonly takesFocus?: boolean
}

/** A box to type in over what fits the words: arrows walk, Enter chooses, the box keeps the focus. */
export function PickList({ label, looks = 'sheet', aside, error, hint, ...rest }: PickListProps) {
  if (looks === 'sheet') return <Picks {...rest} wiring={{ 'aria-label': label, className: styles.search }} />
  return (
    <Field label={label} aside={aside} error={error} hint={hint}>
      {(wiring) => <Picks {...rest} wiring={{ ...wiring, className: fieldStyles.box }} />}
    </Field>
  )
}

interface PicksProps extends Omit<PickListProps, 'label' | 'looks' | 'aside' | 'error' | 'hint'> {
  readonly wiring: Readonly<Record<string, unknown>>
}

function Picks({ placeholder, found, words, onWords, groups, nothing, takesFocus = false, wiring }: PicksProps) {
  const picks = groups.flatMap((group) => group.picks)
  // Enter without a word and without an arrow means nobody as yet.
  const options = useOptions({ count: picks.length, first: -1, onChoose: (place) => picks[place]?.onChoose() })
  const change = (text: string) => {
    onWords(text)
    options.setActive(text.trim() === '' ? -1 : 0)
  }
  return (
    <div className={styles.choice}>
      <input
        {...wiring}
        {...options.box}
        autoComplete="off"
        placeholder={placeholder}
        value={words}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          // Words that fit nothing are no answer: Enter does not send the form around them.
          const isUnanswered = event.key === 'Enter' && words.trim() !== '' && !event.ctrlKey && !event.metaKey
          if (!options.onKeyDown(event) && isUnanswered) event.preventDefault()
        }}
        ref={takesFocus ? focusAtOnce : null}
        data-first-focus={takesFocus || undefined}
      />
      {picks.length > 0 && (
        <div {...options.list} role="listbox" aria-label={found} className={styles.options}>
          {groups.map(({ key, title, picks: own }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={key} role="group" aria-labelledby={title ? `${options.list.id}-${key}` : undefined}>
              {title && (
                <div id={`${options.list.id}-${key}`} className={classes(styles.title, 'cut')}>
                  {title}
                </div>
              )}
              {own.map((pick) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys
                // biome-ignore lint/a11y/useFocusableInteractive: the box names the active option
                <div
                  key={pick.key}
                  {...options.option(picks.indexOf(pick))}
                  role="option"
                  aria-selected={pick.chosen ?? false}
                  className={styles.option}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={pick.onChoose}
                >
                  {pick.face}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      <p role="status" className={styles.nothing}>
        {picks.length === 0 && nothing}
      </p>
    </div>
  )
}
