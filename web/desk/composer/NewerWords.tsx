import { IconMessage } from '@tabler/icons-react'
import type { Message } from '../../../src/contract/request/message.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Composer.module.css'

interface NewerWordsProps {
  readonly messages: readonly Message[]
  /** The last message one had seen when one began to write. */
  readonly after: number | null
  readonly onSeen: () => void
}

/** A quiet line while one writes: the conversation has gone on. */
export function NewerWords({ messages, after, onSeen }: NewerWordsProps) {
  const say = useSay()
  const me = useMe()
  const newer = messages.findLast(
    ({ id, visibility, author }) =>
      id > (after ?? Number.POSITIVE_INFINITY) && visibility === 'public' && author.id !== me.id,
  )
  return (
    <div role="status">
      {newer && (
        <p className={styles.newer}>
          <Icon of={IconMessage} size={14} />
          <span className="cut grow">
            {say('desk.newer', { name: newer.author.name, text: newer.text || say('desk.row.files') })}
          </span>
          <Button kind="ghost" onClick={onSeen}>
            {say('desk.newer.seen')}
          </Button>
        </p>
      )}
    </div>
  )
}
