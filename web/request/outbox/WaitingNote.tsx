import { useState } from 'react'
import { useSay } from '../../language.ts'
import type { Entry } from '../../outbox/entry.ts'
import { useOutbox } from '../../outbox/use-outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Conflict } from './Conflict.tsx'
import styles from './OutboxList.module.css'
import { Standing } from './Standing.tsx'
import { Thumbs } from './Thumbs.tsx'

/** Under words that are not sent as yet: what goes along, what becomes of them, and the choice when they were refused. */
export function WaitingNote({ seq }: { readonly seq: number }) {
  const entry = useOutbox().entries.find((one) => one.seq === seq)
  return entry ? <Note entry={entry} /> : null
}

function Note({ entry }: { readonly entry: Entry }) {
  const say = useSay()
  const [isDeciding, setDeciding] = useState(false)
  const isRefused = entry.state === 'refused'
  return (
    <div data-outbox={entry.state}>
      {entry.files.length > 0 && <Thumbs files={entry.files} />}
      <Standing entry={entry} />
      {isRefused && (
        <Button className={styles.decide} onClick={() => setDeciding(true)}>
          {say('outbox.decide')}
        </Button>
      )}
      {isRefused && isDeciding && <Conflict entry={entry} onClose={() => setDeciding(false)} />}
    </div>
  )
}
