import { IconChecks, IconMoon, IconSettings } from '@tabler/icons-react'
import { useState } from 'react'
import type { Side } from '../../../src/domain/notices/audience.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { Bones } from '../../ui/Bones.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton, squareClass } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './Bell.module.css'
import { BellGroupItem } from './BellGroupItem.tsx'
import { type Only, useMarkRead, useNotices } from './use-bell.ts'

interface BellSheetProps {
  readonly side: Side
  readonly unread: number
  readonly close: () => void
}

/** One entry a request, its notices inside. */
export function BellSheet({ side, unread, close }: BellSheetProps) {
  const say = useSay()
  const { quiet } = useMe()
  const [only, setOnly] = useState<Only>(unread > 0 ? 'new' : 'all')
  const read = useMarkRead()
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useNotices(only)
  const groups = data?.pages.flatMap((page) => page.groups)
  return (
    <>
      <div className={styles.head}>
        <h2>{say('desk.notices')}</h2>
        <IconButton
          icon={IconChecks}
          size={16}
          label={say('desk.notices.read-all')}
          disabled={unread === 0}
          onClick={() => read.mutate(null)}
        />
        <a className={squareClass} href={paths.myNotices} aria-label={say('desk.notices.settings')} onClick={close}>
          <Icon of={IconSettings} size={16} />
        </a>
      </div>
      <div className={styles.filter}>
        <Segmented
          label={say('desk.notices')}
          value={only}
          onChange={setOnly}
          options={[
            { value: 'new', label: unread > 0 ? `${say('desk.notices.new')} ${unread}` : say('desk.notices.new') },
            { value: 'all', label: say('desk.notices.all') },
            ...(side === 'support' ? [{ value: 'mentions' as const, label: say('desk.notices.mentions') }] : []),
          ]}
        />
      </div>
      {!groups && <Bones label={say('desk.notices')} groups={3} />}
      {groups?.length === 0 && (
        <EmptyState title={say(`desk.notices.none.${only}`)}>
          {say(side === 'support' ? 'desk.notices.none.why' : 'desk.notices.none.customer')}
        </EmptyState>
      )}
      <ul className={styles.groups}>
        {groups?.map((group) => (
          <BellGroupItem
            key={group.request}
            side={side}
            group={group}
            onRead={() => read.mutate(group.request)}
            onOpen={close}
          />
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button kind="ghost" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('desk.notices.more')}
          </Button>
        </div>
      )}
      {quiet && (
        <p className={styles.quiet}>
          <Icon of={IconMoon} size={14} />
          {say('desk.notices.quiet', { from: quiet.from, to: quiet.to })}
        </p>
      )}
    </>
  )
}
