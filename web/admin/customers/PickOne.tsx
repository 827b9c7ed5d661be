import { IconChevronDown } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { PickList } from '../../ui/PickList.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import styles from './PickOne.module.css'
import type { Named } from './records.ts'

export interface Found extends Named {
  readonly note?: string | undefined
}

interface PickOneProps<One extends Found> {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly value: One | null
  readonly onChange: (one: One | null) => void
  /** The words of the empty choice; left out: one has to be chosen. */
  readonly none?: string
  /** Tells the questions of different fields apart. */
  readonly name: string
  readonly find: (words: string, signal: AbortSignal) => Promise<readonly One[]>
}

/** One of very many: asked for by words, a few at a time. */
export function PickOne<One extends Found>({ label, hint, error, value, none, ...rest }: PickOneProps<One>) {
  const say = useSay()
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <Popover
          label={label}
          position="bottom-start"
          className={styles.sheet}
          trigger={(trigger) => (
            <button {...wiring} {...trigger} type="button" className={classes(fieldBox, styles.box)}>
              <span className={classes('cut', !value && styles.empty)}>
                {value?.name ?? none ?? say('admin.choose')}
              </span>
              <Icon of={IconChevronDown} className={styles.arrow} />
            </button>
          )}
        >
          {(close) => (
            <Choice label={label} value={value} close={close} {...rest} {...(none !== undefined && { none })} />
          )}
        </Popover>
      )}
    </Field>
  )
}

function Choice<One extends Found>(props: PickOneProps<One> & { readonly close: () => void }) {
  const { label, name, value, none, find, onChange, close } = props
  const say = useSay()
  const [words, setWords] = useState('')
  const { data, isFetching } = useQuery({
    queryKey: ['customers', 'pick', name, words.trim()],
    queryFn: ({ signal }) => find(words.trim(), signal),
    placeholderData: keepPreviousData,
  })
  const choose = (one: One | null) => {
    close()
    onChange(one)
  }
  const picks = (data ?? []).map((one) => ({
    key: String(one.id),
    face: (
      <span className={styles.face}>
        {one.name}
        {one.note && <small>{one.note}</small>}
      </span>
    ),
    chosen: one.id === value?.id,
    onChoose: () => choose(one),
  }))
  const empty = { key: 'none', face: none, chosen: value === null, onChoose: () => choose(null) }
  return (
    <PickList
      label={label}
      placeholder={say('admin.records.find')}
      found={label}
      words={words}
      onWords={setWords}
      groups={[{ key: 'all', picks: none !== undefined && words === '' ? [empty, ...picks] : picks }]}
      nothing={isFetching ? null : say('admin.records.nothing')}
      takesFocus
    />
  )
}
