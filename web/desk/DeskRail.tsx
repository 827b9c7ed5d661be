import { IconInbox, IconMail, IconSettings } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { Rail, RailPlace } from '../frame/Rail.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { RailCalls } from './calls/RailCalls.tsx'
import { useLetterCare } from './letters/use-letter-care.ts'

/** The places of the desk. Only those this person may enter. */
export function DeskRail() {
  const say = useSay()
  const { abilities } = useMe()
  const { pathname } = useLocation()
  const mayAdminister = abilities.administer || abilities.manageCatalogue
  return (
    <Rail
      below={
        mayAdminister && (
          <RailPlace icon={IconSettings} href={paths.admin} label={say('desk.nav.admin')} current={false} />
        )
      }
    >
      <RailPlace
        icon={IconInbox}
        href={paths.desk}
        label={say('desk.nav.requests')}
        current={pathname.startsWith(paths.desk) && !OTHERS.some((path) => pathname.startsWith(path))}
      />
      {abilities.fileForOthers && <RailCalls current={pathname.startsWith(paths.deskCalls)} />}
      {abilities.sortLetters && <Letters current={pathname.startsWith(paths.deskLetters)} />}
    </Rail>
  )
}

/** Sections of the desk that are not of requests. */
const OTHERS = [paths.deskLetters, paths.deskCalls]

/** Letters, with a dot while some wait for a decision: red when a mailbox cannot be read or a letter is stuck. */
function Letters({ current }: { readonly current: boolean }) {
  const say = useSay()
  const { waiting, isWrong } = useLetterCare()
  const state = isWrong ? 'alarm' : waiting > 0 ? 'waiting' : undefined
  const label =
    state === 'alarm'
      ? say('desk.letters.alarm')
      : waiting > 0
        ? `${say('desk.letters')}: ${say('desk.letters.at-request', { count: waiting })}`
        : say('desk.letters')
  return <RailPlace icon={IconMail} href={paths.deskLetters} label={label} current={current} mark={state} />
}
