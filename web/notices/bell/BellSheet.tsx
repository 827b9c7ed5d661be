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
import { BellGroupItem } from './BellGroupItem.tsx'
import styles from './BellSheet.module.css'
import { useMarkRead } from './mark-read.ts'
import { type Only, useNotices } from './use-notices.ts'

export interface BellSheetProps {
  readonly side: Side
  readonly unread: number
  readonly close: () => void
  /** Of the place where it stands: a sheet of the page, or the page itself. */
  readonly heading?: 'h1' | 'h2'
}

/** One entry a request, its notices inside. */
export function BellSheet({ side, unread, close, heading: Heading = 'h2' }: BellSheetProps) {
  const say = useSay()
  const { quiet } = useMe()
  const [only, setOnly] = useState<Only>(unread > 0 ? 'new' : 'all')
  const read = useMarkRead()
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useNotices(only)
  const groups = data?.pages.flatMap((page) => page.groups)
  return (
    <>
      <div className={styles.head}>
        <Heading>{say('bell')}</Heading>
        <IconButton
          icon={IconChecks}
          size={16}
          label={say('bell.read-all')}
          disabled={unread === 0}
          onClick={() => read.mutate(null)}
        />
        <a className={squareClass} href={paths.myNotices} aria-label={say('bell.settings')} onClick={close}>
          <Icon of={IconSettings} size={16} />
        </a>
      </div>
      <div className={styles.filter}>
        <Segmented
          label={say('bell')}
          value={only}
          onChange={setOnly}
          options={[
            { value: 'new', label: unread > 0 ? `${say('bell.new')} ${unread}` : say('bell.new') },
            { value: 'all', label: say('bell.all') },
            ...(side === 'support' ? [{ value: 'mentions' as const, label: say('bell.mentions') }] : []),
          ]}
        />
      </div>
      {!groups && <Bones label={say('bell')} groups={3} />}
      {groups?.length === 0 && (
        <EmptyState title={say(`bell.none.${only}`)}>
          {say(side === 'support' ? 'bell.none.why' : 'bell.none.customer')}
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
            {say('bell.more')}
          </Button>
        </div>
      )}
      {quiet && (
        <p className={styles.quiet}>
          <Icon of={IconMoon} size={14} />
          {say('bell.quiet', { from: quiet.from, to: quiet.to })}
        </p>
      )}
    </>
  )
}
