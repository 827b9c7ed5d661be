import { useSay } from '../../language.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import { STANDINGS, type Standing, standingOf, useMailboxes } from './mailboxes.ts'

const SHOWN = { broken: 'warn', waiting: 'off', reading: 'ok', passive: 'ok', off: 'off' } as const satisfies Record<
  Standing,
  string
>

/** How mail fares: as the mailbox that fares worst. Those that are switched off count only when there is no other. */
export function MailDot({ withWords = false }: { readonly withWords?: boolean }) {
  const say = useSay()
  const { data } = useMailboxes()
  if (!data || data.mailboxes.length === 0) return null
  const standings = data.mailboxes.map(standingOf)
  const worst = STANDINGS.find((standing) => standings.includes(standing)) ?? 'off'
  const words = say(`admin.mail.state.${worst}`)
  return (
    <>
      <StateDot state={SHOWN[worst]} words={withWords ? null : words} />
      {withWords && words}
    </>
  )
}
