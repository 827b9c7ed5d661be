import { IconChecks, IconMoon, IconSettings } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Side } from '../../../src/domain/notices/audience.ts'
import { Failed } from '../../frame/Loaded.tsx'
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
import { type Asked, useNotices } from './use-notices.ts'

export interface BellSheetProps {
  readonly side: Side
  readonly unread: number
  readonly close: () => void
  /** Of the place where it stands: a sheet of the page, or the page itself. */
  readonly heading?: 'h1' | 'h2'
  /** The page of all of them; left out: this is it. */
  readonly whole?: string
}

type Only = 'new' | 'all' | 'mentions'

const ASKED: Readonly<Record<Only, Asked>> = {
  new: { isNew: true, about: null },
  all: { isNew: false, about: null },
  mentions: { isNew: false, about: 'mentions' },
}

/** What one has heard, as a sheet or as a page of its own. */
export function BellSheet({ side, unread, close, heading: Heading = 'h2', whole }: BellSheetProps) {
  const say = useSay()
  const { quiet } = useMe()
  const [only, setOnly] = useState<Only>(unread > 0 ? 'new' : 'all')
  const read = useMarkRead()
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
      <BellGroups
        side={side}
        asked={ASKED[only]}
        onOpen={close}
        none={{
          title: say(`bell.none.${only}`),
          why: say(side === 'support' ? 'bell.none.why' : 'bell.none.customer'),
        }}
      />
      {(quiet || whole !== undefined) && (
        <p className={styles.foot}>
          {quiet && (
            <span className={styles.quiet}>
              <Icon of={IconMoon} size={14} />
              {say('bell.quiet', { from: quiet.from, to: quiet.to })}
            </span>
          )}
          {whole !== undefined && (
            <a className="link" href={whole} onClick={close}>
              {say('bell.whole')}
            </a>
          )}
        </p>
      )}
    </>
  )
}

export interface BellGroupsProps {
  readonly side: Side
  readonly asked: Asked
  readonly onOpen: () => void
  /** Said when there is nothing. */
  readonly none: { readonly title: string; readonly why: ReactNode }
}

/** One entry a request, its notices inside; older ones when asked for. */
export function BellGroups({ side, asked, onOpen, none }: BellGroupsProps) {
  const say = useSay()
  const read = useMarkRead()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useNotices(asked)
  const groups = data?.pages.flatMap((page) => page.groups)
  return (
    <>
      {!groups && !error && <Bones label={say('bell')} groups={3} />}
      {!groups && error && <Failed error={error} onRetry={() => void refetch()} />}
      {groups?.length === 0 && <EmptyState title={none.title}>{none.why}</EmptyState>}
      <ul className={styles.groups}>
        {groups?.map((group) => (
          <BellGroupItem
            key={group.request}
            side={side}
            group={group}
            asked={asked}
            onRead={() => read.mutate(group.request)}
            onOpen={onOpen}
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
    </>
  )
}
