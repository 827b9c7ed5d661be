import { IconLink, IconLock } from '@tabler/icons-react'
import { Suspense } from 'react'
import type { Message } from '../../../src/contract/request/message.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { ChannelIcon } from '../../request/ChannelIcon.tsx'
import { FileTiles } from '../../request/FileTile.tsx'
import { MessageLooks } from '../../request/MessageLooks.tsx'
import { MessageText } from '../../request/MessageText.tsx'
import { WaitingNote } from '../../request/outbox/later-list.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Deliveries } from './Deliveries.tsx'
import styles from './Timeline.module.css'

interface MessageItemProps {
  readonly message: Message
  readonly number: number
  readonly isMarked: boolean
}

/** What somebody said: to everybody, or as a note that no customer ever sees. */
export function MessageItem({ message, number, isMarked }: MessageItemProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { id, author, side, visibility, channel, sentAt } = message
  const isNote = visibility === 'internal'
  const isOnItsWay = id < 0
  const copyLink = () => {
    navigator.clipboard.writeText(location.origin + messagePath(number, id)).catch(() => undefined)
    showToast({ text: say('desk.message.link-copied') })
  }
  const momentOf = (at: string) =>
    formats.isToday(at, now) ? formats.time(at) : `${formats.weekday(at)}, ${formats.moment(at, now)}`
  return (
    <article
      id={`m-${id}`}
      tabIndex={-1}
      className={classes(styles.message, isNote && styles.note, isMarked && styles.marked)}
      aria-label={say(isNote ? 'desk.message.note-of' : 'desk.message.of', { name: author.name })}
      aria-busy={isOnItsWay || undefined}
    >
      <Avatar name={author.name} ours={side === 'support'} size={24} />
      <div className={styles.who}>
        {isNote && (
          <span className={styles.tag}>
            <Icon of={IconLock} size={14} />
            {say('desk.note')}
          </span>
        )}
        <b>{author.name}</b>
        {side === 'customer' && <span>{say('desk.message.customer')}</span>}
        {!isNote && (
          <span className={styles.channel}>
            <ChannelIcon channel={channel} size={14} />
          </span>
        )}
        {!isOnItsWay && (
          <IconButton
            icon={IconLink}
            size={14}
            label={say('desk.copy-link')}
            className={styles.link}
            onClick={copyLink}
          />
        )}
        <time dateTime={sentAt} data-tip={formats.exact(sentAt)}>
          {momentOf(sentAt)}
        </time>
      </div>
      <div className={styles.words}>
        {message.text && <MessageText text={message.text} quoted={message.quoted} />}
        {message.hasLooks && <MessageLooks request={number} message={id} />}
        <FileTiles files={message.files} />
        {isOnItsWay && (
          <Suspense fallback={null}>
            <WaitingNote seq={-id} />
          </Suspense>
        )}
        {message.deliveries && <Deliveries deliveries={message.deliveries} />}
      </div>
    </article>
  )
}

function messagePath(number: number, message: number): string {
  return `${paths.deskRequest(number)}#m-${message}`
}
