import { IconPlus } from '@tabler/icons-react'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { StaffMenu } from '../frame/StaffMenu.tsx'
import { useSay } from '../language.ts'
import { Bell } from '../notices/bell/Bell.tsx'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { ButtonFace, buttonClass } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { CallButton } from './calls/CallButton.tsx'
import { DeskHelp } from './DeskHelp.tsx'
import { DeskItems } from './DeskItems.tsx'
import styles from './DeskTop.module.css'
import { HandoverBadge } from './handover/HandoverBadge.tsx'
import { SearchBox } from './SearchBox.tsx'
import { useShortcuts } from './shortcuts.ts'

interface DeskTopProps {
  /** What stands in the bar at the foot instead is left out. */
  readonly overTabs: boolean
  /** A request stands below. */
  readonly isOpened: boolean
}

export function DeskTop({ overTabs, isOpened }: DeskTopProps) {
  const say = useSay()
  const navigate = useNavigate()
  const { abilities } = useMe()
  const { pathname } = useLocation()
  const place = PLACES.find(([path]) => pathname.startsWith(path))?.[1] ?? 'desk.nav.requests'
  useShortcuts({ create: () => void navigate({ to: paths.deskNew }) })
  return (
    <header className={styles.top}>
      <span className={styles.place}>{say(place)}</span>
      <SearchBox />
      {!overTabs && <Create />}
      <span className={styles.line} />
      {abilities.fileForOthers && <CallButton />}
      {!(overTabs && isOpened) && <HandoverBadge />}
      {!overTabs && <Bell />}
      <DeskHelp />
      {!overTabs && (
        <StaffMenu withDensity>
          <DeskItems />
        </StaffMenu>
      )}
    </header>
  )
}

function Create() {
  const say = useSay()
  return (
    <a className={classes(buttonClass('ghost'), styles.create)} href={paths.deskNew}>
      <ButtonFace icon={IconPlus}>
        <span className={styles.word}>{say('desk.create')}</span> <Kbd>C</Kbd>
      </ButtonFace>
    </a>
  )
}

/** What stands over a section that is not of requests. */
const PLACES = [
  [paths.deskLetters, 'desk.letters'],
  [paths.deskCalls, 'desk.calls'],
] as const
