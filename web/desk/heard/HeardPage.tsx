import { IconChecks, IconChevronDown, IconSettings } from '@tabler/icons-react'
import type { NoticeTopic } from '../../../src/domain/notices/topics.ts'
import { useSay } from '../../language.ts'
import { LazyBellGroups } from '../../notices/bell/LazyBellSheet.tsx'
import { useMarkRead } from '../../notices/bell/mark-read.ts'
import { useUnread } from '../../notices/bell/unread.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton, squareClass } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { BesideViews } from '../queue/BesideViews.tsx'
import styles from './HeardPage.module.css'
import { useGroupWalk } from './use-group-walk.ts'
import { TOPICS, useHeardFilter } from './use-heard-filter.ts'

/** What one has heard, request by request, as far back as it is kept. */
export function HeardPage() {
  const say = useSay()
  const { unread } = useUnread()
  const { asked, ask } = useHeardFilter()
  const read = useMarkRead()
  const list = useGroupWalk()
  useTitle(say('bell.whole'))
  const isNarrowed = asked.about !== null
  return (
    <BesideViews>
      <section className={styles.page} aria-labelledby="heard-title" ref={list}>
        <header className={styles.head}>
          <h1 id="heard-title">{say('bell.whole')}</h1>
          <Segmented
            label={say('bell')}
            value={asked.isNew ? 'new' : 'all'}
            onChange={(only) => ask({ ...asked, isNew: only === 'new' })}
            options={[
              { value: 'all', label: say('bell.all') },
              { value: 'new', label: unread > 0 ? `${say('bell.new')} ${unread}` : say('bell.new') },
            ]}
          />
          <About about={asked.about} onChoose={(about) => ask({ ...asked, about })} />
          <span className={styles.tools}>
            <IconButton
              icon={IconChecks}
              size={16}
              label={say('bell.read-all')}
              disabled={unread === 0}
              onClick={() => read.mutate(null)}
            />
            <a className={squareClass} href={paths.myNotices} aria-label={say('bell.settings')}>
              <Icon of={IconSettings} size={16} />
            </a>
          </span>
        </header>
        <LazyBellGroups
          side="support"
          asked={asked}
          onOpen={() => undefined}
          none={{
            title: say(isNarrowed ? 'desk.heard.none' : asked.isNew ? 'bell.none.new' : 'bell.none.all'),
            why: say('bell.none.why'),
          }}
        />
      </section>
    </BesideViews>
  )
}

interface AboutProps {
  readonly about: NoticeTopic | null
  readonly onChoose: (about: NoticeTopic | null) => void
}

/** What they are about: one topic, or everything. */
function About({ about, onChoose }: AboutProps) {
  const say = useSay()
  const label = `${say('desk.heard.about')}: ${say(`desk.heard.about.${about ?? 'all'}`)}`
  return (
    <Menu
      label={say('desk.heard.about')}
      position="bottom-start"
      trigger={(wiring) => (
        <Button {...wiring} aria-label={label}>
          {say(`desk.heard.about.${about ?? 'all'}`)}
          <Icon of={IconChevronDown} size={14} />
        </Button>
      )}
    >
      {[null, ...TOPICS].map((topic) => (
        <MenuItem key={topic} chosen={topic === about} onChoose={() => onChoose(topic)}>
          {say(`desk.heard.about.${topic ?? 'all'}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
