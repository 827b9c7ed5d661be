import { useSay } from '../../language.ts'
import { MessageText } from '../../request/MessageText.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './Composer.module.css'
import type { Crossing } from './use-send.ts'

interface CrossedProps {
  readonly messages: readonly Crossing[]
  readonly onAnyway: () => void
  readonly onChange: () => void
}

/** The reply crossed a colleague's: his words, and the choice what to do with one's own. */
export function Crossed({ messages, onAnyway, onChange }: CrossedProps) {
  const say = useSay()
  return (
    <section role="alert" className={styles.held} aria-label={say('desk.crossed.title')}>
      <h2>{say('desk.crossed.title')}</h2>
      {messages.map(({ id, author, text }) => (
        <blockquote key={id}>
          <b>{author}</b>
          <MessageText text={text} />
        </blockquote>
      ))}
      <p>{say('desk.crossed.text')}</p>
      <div className={styles.heldActions}>
        <Button kind="primary" onClick={onChange}>
          {say('desk.crossed.change')}
        </Button>
        <Button onClick={onAnyway}>{say('desk.crossed.anyway')}</Button>
      </div>
    </section>
  )
}
