import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { VenueOption } from '../../src/contract/people/people.ts'
import { placeName } from '../../src/domain/people/place-name.ts'
import { useSay } from '../language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { hasWords } from '../ui/has-words.ts'
import { Icon } from '../ui/Icon.tsx'
import { fieldBox } from '../ui/TextField.tsx'
import styles from './VenueDialog.module.css'

interface VenueDialogProps {
  readonly opened: boolean
  readonly venues: readonly VenueOption[]
  readonly chosen: number | null
  readonly onChoose: (id: number | null) => void
  readonly onClose: () => void
  /** Given: one may choose none of them, under this name. */
  readonly none?: string
}

const MANY = 6

/** One restaurant of a few, or of hundreds: then by name, street or code. */
export function VenueDialog(props: VenueDialogProps) {
  const say = useSay()
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={say('portal.venue.title')}>
      <VenueChoice {...props} />
    </Dialog>
  )
}

function VenueChoice({ venues, chosen, onChoose, onClose, none }: VenueDialogProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const shown = venues.filter(({ name, address, code }) => hasWords(`${name} ${address} ${code}`, words))
  const choose = (id: number | null) => {
    onClose()
    onChoose(id)
  }
  return (
    <>
      {venues.length > MANY && (
        <input
          className={fieldBox}
          aria-label={say('portal.venue.search')}
          placeholder={say('portal.venue.search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <ul className={styles.venues}>
        {none && words === '' && <Line name={none} isChosen={chosen === null} onChoose={() => choose(null)} />}
        {shown.map((venue) => (
          <Line
            key={venue.id}
            name={placeName(venue)}
            code={venue.code}
            isChosen={venue.id === chosen}
            onChoose={() => choose(venue.id)}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="muted">{say('portal.venue.nothing')}</p>}
    </>
  )
}

interface LineProps {
  readonly name: string
  readonly code?: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Line({ name, code, isChosen, onChoose }: LineProps) {
  return (
    <li>
      <button type="button" className={styles.venue} aria-pressed={isChosen} onClick={onChoose}>
        <span className="grow">{name}</span>
        {code && <span className={styles.code}>{code}</span>}
        {isChosen && <Icon of={IconCheck} size={20} />}
      </button>
    </li>
  )
}
