import { IconCheck } from '@tabler/icons-react'
import { Suspense } from 'react'
import type { Message } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useFormats, useSay } from '../../language.ts'
import { MessageLooks } from '../../request/MessageLooks.tsx'
import { MessageText } from '../../request/MessageText.tsx'
import { WaitingNote } from '../../request/outbox/later-list.ts'
import { useMe } from '../../session.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './MessageCard.module.css'
import { Shots } from './Shots.tsx'

interface MessageCardProps {
  readonly message: Message
  readonly request: RequestDetails
}

/** Mine stand right on the accent's tint, theirs left on white. */
export function MessageCard({ message, request }: MessageCardProps) {
  const { id, author, side, text, files } = message
  const isMine = author.id === useMe().id
  const isOnItsWay = id < 0
  return (
    <article
      id={`m-${id}`}
      tabIndex={-1}
      className={classes(styles.message, isMine && styles.mine, isOnItsWay && styles.sending)}
    >
      {!isMine && (
        <span className="desk-only">
          <Avatar name={author.name} ours={side === 'support'} size={32} />
        </span>
      )}
      <div className={styles.words}>
        <Who message={message} request={request} isMine={isMine} />
        <div className={styles.bubble}>
          {text !== '' && <MessageText text={text} quoted={message.quoted} />}
          {message.hasLooks && <MessageLooks request={request.number} message={id} />}
          <Shots files={files} />
          {isOnItsWay && (
            <Suspense fallback={null}>
              <WaitingNote seq={-id} />
            </Suspense>
          )}
        </div>
      </div>
    </article>
  )
}

function Who({ message, request, isMine }: MessageCardProps & { readonly isMine: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const { author, channel, sentAt } = message
  const time = formats.time(sentAt)
  const team = request.specialist?.id === author.id ? request.team.name : null
  if (message.id < 0) return null
  if (isMine) {
    return (
      <div className={styles.who}>
        <time dateTime={sentAt} data-tip={formats.exact(sentAt)}>
          {say('portal.talk.you', { channel: say(`portal.by.${channel}`), time })}
        </time>
        <Icon of={IconCheck} size={16} className={styles.arrived} />
        <VisuallyHidden>{say('portal.talk.sent')}</VisuallyHidden>
      </div>
    )
  }
  return (
    <div className={styles.who}>
      <strong>{author.name}</strong>
      <time dateTime={sentAt} data-tip={formats.exact(sentAt)}>
        {[team, time].filter(Boolean).join(', ')}
      </time>
    </div>
  )
}
