import { IconInbox, IconMail, IconMenu2, IconSettings } from '@tabler/icons-react'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Gate } from '../frame/Gate.tsx'
import { Missing } from '../frame/Missing.tsx'
import { OfflineBar } from '../frame/OfflineBar.tsx'
import { Rail, RailPlace } from '../frame/Rail.tsx'
import { StaffMenu } from '../frame/StaffMenu.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { buttonClass } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Popover } from '../ui/Popover.tsx'
import { SkipLink } from '../ui/SkipLink.tsx'
import styles from './AdminFrame.module.css'
import { groupsFor, pageAt } from './pages.ts'
import { SideList } from './SideList.tsx'
import { AdminSearch } from './search/AdminSearch.tsx'

export function AdminFrame() {
  return (
    <Gate>
      <Frame />
    </Gate>
  )
}

/** Sections, the side list of pages, a bar on top, and one plane for the page, which scrolls inside itself. */
function Frame() {
  const say = useSay()
  const { abilities } = useMe()
  if (groupsFor(abilities).length === 0) return <Nothing />
  return (
    <div className={styles.frame}>
      <SkipLink to="content">{say('common.skip')}</SkipLink>
      <Sections />
      <header className={styles.top}>
        <span className={styles.burger}>
          <Menu />
        </span>
        <span className={styles.title}>{say('admin.title')}</span>
        <span className={styles.search}>
          <AdminSearch />
        </span>
        <span className="grow" />
        <StaffMenu />
      </header>
      <div className={styles.side}>
        <SideList />
      </div>
      <main id="content" tabIndex={-1} className={styles.work}>
        <OfflineBar />
        <Page />
      </main>
    </div>
  )
}

/** What this person may not open is nowhere for him. */
function Page() {
  const page = pageAt(useLocation().pathname)
  const { abilities } = useMe()
  return page?.isFor(abilities) ? <Outlet /> : <Missing home={paths.admin} />
}

function Sections() {
  const say = useSay()
  const { sortLetters } = useMe().abilities
  return (
    <div className={styles.rail}>
      <Rail below={<RailPlace icon={IconSettings} href={paths.admin} label={say('admin.title')} current={true} />}>
        <RailPlace icon={IconInbox} href={paths.desk} label={say('admin.nav.requests')} current={false} />
        {sortLetters && (
          <RailPlace icon={IconMail} href={paths.deskLetters} label={say('admin.nav.letters')} current={false} />
        )}
      </Rail>
    </div>
  )
}

/** The side list where there is no room beside the page. */
function Menu() {
  const say = useSay()
  const label = say('admin.pages')
  return (
    <Popover
      label={label}
      position="bottom-start"
      className={styles.menu}
      trigger={(wiring) => <IconButton {...wiring} icon={IconMenu2} label={label} />}
    >
      {(close) => (
        <>
          <AdminSearch onLeave={close} />
          <SideList unfolded onLeave={close} />
          <a className={styles.out} href={paths.desk}>
            {say('admin.to-desk')}
          </a>
        </>
      )}
    </Popover>
  )
}

function Nothing() {
  const say = useSay()
  return (
    <main id="content" className={styles.nothing}>
      <EmptyState
        alone
        title={say('admin.nothing')}
        action={
          <a className={buttonClass()} href={paths.desk}>
            {say('admin.to-desk')}
          </a>
        }
      >
        {say('refusal.permission.missing')}
      </EmptyState>
    </main>
  )
}
