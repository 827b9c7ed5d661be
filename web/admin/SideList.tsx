import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { Icon } from '../ui/Icon.tsx'
import { listStep } from '../ui/list-keys.ts'
import { ServicesThatWait } from './catalogue/ServicesThatWait.tsx'
import { MailDot } from './mail/MailDot.tsx'
import { BotDotOf } from './messenger/BotDot.tsx'
import { type AdminPage, type Group, groupsFor, pageAt } from './pages.ts'
import { PhoneDot } from './phone/PhoneDot.tsx'
import { AppDot } from './push/AppDot.tsx'
import styles from './SideList.module.css'
import { SmsDot } from './sms/SmsDot.tsx'

interface SideListProps {
  /** In a menu every group is unfolded: what is pressed there leads away. */
  readonly unfolded?: boolean
  readonly onLeave?: () => void
}

/** Groups of administration and their pages; only the current group is unfolded. Arrows walk from line to line. */
export function SideList({ unfolded = false, onLeave }: SideListProps) {
  const say = useSay()
  const groups = groupsFor(useMe().abilities)
  const current = pageAt(useLocation().pathname)
  return (
    <nav className={styles.list} aria-label={say('admin.pages')} onKeyDown={walk} onClick={onLeave}>
      <ul>
        {groups.map((group) => (
          <GroupLines key={group.name} group={group} current={current} unfolded={unfolded} />
        ))}
      </ul>
    </nav>
  )
}

interface GroupLinesProps {
  readonly group: Group
  readonly current: AdminPage | null
  readonly unfolded: boolean
}

function GroupLines({ group: { name, icon, isAlone, pages }, current, unfolded }: GroupLinesProps) {
  const say = useSay()
  const isOpen = !isAlone && (unfolded || current?.group === name)
  return (
    <li>
      <a
        className={styles.group}
        href={pages[0]?.path}
        aria-current={isAlone && current?.group === name ? 'page' : undefined}
        aria-expanded={isAlone ? undefined : isOpen}
      >
        <Icon of={icon} className={styles.icon} />
        <span className="cut">{say(`admin.group.${name}`)}</span>
        {name === 'catalogue' && (
          <span className={styles.waits}>
            <ServicesThatWait />
          </span>
        )}
        {!isAlone && !unfolded && (
          <Icon of={isOpen ? IconChevronDown : IconChevronRight} size={12} className={styles.twist} />
        )}
      </a>
      {isOpen && (
        <ul>
          {pages.map((page) => (
            <li key={page.path}>
              <a className={styles.page} href={page.path} aria-current={page === current ? 'page' : undefined}>
                <span className="cut">{say(page.title)}</span>
                {page.path === paths.adminMail && <MailDot />}
                {page.path === paths.adminPhone && <PhoneDot />}
                <BotDotOf path={page.path} />
                {page.path === paths.adminSms && <SmsDot />}
                {page.path === paths.adminApp && <AppDot />}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex((link) => link.matches(':focus'))
  const next = listStep(event, { at, count: links.length })
  if (next === null) return
  event.preventDefault()
  links[next]?.focus()
}
