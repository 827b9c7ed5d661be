import { IconInbox, IconMail, IconPhone, IconSettings } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import type { IconShape } from '../ui/Icon.tsx'
import { useCallbacks } from './calls/use-calls.ts'
import { useLetterCare } from './letters/use-letter-care.ts'

export interface Section {
  readonly icon: IconShape
  readonly href: string
  /** With what waits there. */
  readonly label: string
  readonly current: boolean
  /** Something waits, or something is wrong. */
  readonly mark?: 'waiting' | 'alarm' | undefined
}

/** The requests of the desk, the other places of the desk, and the administration; only those this person may enter. */
export function useSections() {
  const say = useSay()
  const { abilities } = useMe()
  const { pathname } = useLocation()
  const calls = useCallsSection()
  const letters = useLettersSection()
  const isAt = ({ href }: { readonly href: string }) => pathname.startsWith(href)
  const others = [...(abilities.fileForOthers ? [calls] : []), ...(abilities.sortLetters ? [letters] : [])]
  const requests = {
    icon: IconInbox,
    href: paths.desk,
    label: say('desk.nav.requests'),
    current: ![calls, letters].some(isAt),
  }
  const admin = { icon: IconSettings, href: paths.admin, label: say('desk.nav.admin'), current: false }
  const mayAdminister = abilities.administer || abilities.manageCatalogue
  return {
    requests,
    others: others.map((section): Section => ({ ...section, current: isAt(section) })),
    admin: mayAdminister ? admin : null,
  }
}

/** Calls: amber while somebody is to be called back, red when that is late. */
function useCallsSection() {
  const say = useSay()
  const { data } = useCallbacks()
  const late = data?.late ?? 0
  const open = data?.callbacks.filter(({ doneAt }) => doneAt === null).length ?? 0
  const words = open > 0 ? say('desk.calls.to-call', { count: open }) : say('desk.calls')
  return {
    icon: IconPhone,
    href: paths.deskCalls,
    label: late > 0 ? `${words}, ${say('desk.view.late', { late })}` : words,
    mark: late > 0 ? ('alarm' as const) : open > 0 ? ('waiting' as const) : undefined,
  }
}

/** Letters: amber while some wait for a decision, red when a mailbox cannot be read or a letter is stuck. */
function useLettersSection() {
  const say = useSay()
  const { waiting, isWrong } = useLetterCare()
  const mark = isWrong ? ('alarm' as const) : waiting > 0 ? ('waiting' as const) : undefined
  const label =
    mark === 'alarm'
      ? say('desk.letters.alarm')
      : waiting > 0
        ? `${say('desk.letters')}: ${say('desk.letters.at-request', { count: waiting })}`
        : say('desk.letters')
  return { icon: IconMail, href: paths.deskLetters, label, mark }
}
