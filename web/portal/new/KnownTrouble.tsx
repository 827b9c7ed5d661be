import { IconAlertTriangle, IconCalendarEvent, IconUsers } from '@tabler/icons-react'
import type { KnownTrouble as Known } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useInMyLanguage, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Help.module.css'

interface KnownTroubleProps {
  readonly known: Known
  /** Why nobody can join just now. */
  readonly reason: string | undefined
  readonly onJoin: (request: Known['requests'][number]) => void
}

/** What is known already: what somebody of the restaurant has filed, and what we announced; with how to go on. */
export function KnownTrouble({ known, reason, onJoin }: KnownTroubleProps) {
  const say = useSay()
  const formats = useFormats()
  const inMyLanguage = useInMyLanguage()
  const now = useNow()
  return (
    <>
      {known.requests.map((request) => (
        <div key={request.number} className={styles.tip}>
          <Icon of={IconUsers} size={20} />
          <div>
            <p className={styles.name}>{say('portal.known.open')}</p>
            <p className={styles.text}>
              {say('portal.known.request', {
                number: request.number,
                subject: request.subject,
                at: formats.moment(request.registeredAt, now),
              })}
            </p>
            <Button reason={reason} onClick={() => onJoin(request)}>
              {say(request.isHis ? 'portal.known.go-on' : 'portal.known.join')}
            </Button>
          </div>
        </div>
      ))}
      {known.announcements.map(({ id, kind, text, endsAt }) => (
        <div key={`a-${id}`} className={styles.tip} data-kind={kind}>
          <Icon of={kind === 'incident' ? IconAlertTriangle : IconCalendarEvent} size={20} />
          <div>
            <p className={styles.name}>{say(`portal.known.${kind}`)}</p>
            <p className={styles.text}>{inMyLanguage(text)}</p>
            <p className={styles.text}>
              {endsAt ? say('portal.known.until', { at: formats.moment(endsAt, now) }) : say('portal.known.wait')}
            </p>
          </div>
        </div>
      ))}
    </>
  )
}
