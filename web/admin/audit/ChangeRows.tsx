import type { KeyboardEvent } from 'react'
import type { AdminChangeCard } from '../../../src/contract/audit/admin-change.ts'
import { changeInWords, thingInWords } from '../../../src/texts/audit-words.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { listStep } from '../../ui/list-keys.ts'
import styles from './Audit.module.css'
import { ByWhom } from './ByWhom.tsx'
import { useAuditAddress } from './use-audit-address.ts'

/** A line a change, under its day. Arrows go from line to line, Enter opens, Esc closes what is open. */
export function ChangeRows({ changes }: { readonly changes: readonly AdminChangeCard[] }) {
  const say = useSay()
  const dayOf = useDays()
  const { address, open } = useAuditAddress()
  const days = [...new Set(changes.map(dayOf))]
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && address.change !== null) open({ change: null })
    else walk(event)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lines inside have the focus
    <div onKeyDown={onKeyDown}>
      <div className={styles.heads} aria-hidden="true">
        <span>{say('admin.audit.when')}</span>
        <span>{say('admin.audit.who')}</span>
        <span>{say('admin.audit.what')}</span>
        <span>{say('admin.audit.differs')}</span>
      </div>
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul>
            {changes
              .filter((change) => dayOf(change) === day)
              .map((change) => (
                <li key={change.id}>
                  <Row change={change} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Row({ change }: { readonly change: AdminChangeCard }) {
  const say = useSay()
  const formats = useFormats()
  const { address, hrefWith } = useAuditAddress()
  return (
    <a
      className={styles.row}
      href={hrefWith({ change: change.id, stored: false })}
      aria-current={address.change === change.id ? 'true' : undefined}
    >
      <time dateTime={change.at}>{formats.time(change.at)}</time>
      <ByWhom change={change} />
      <span className={styles.thing}>{thingInWords(say, change)}</span>
      <span className={styles.differs}>{changeInWords({ say, formats }, change)}</span>
    </a>
  )
}

/** «Сегодня, 23 ноября», «Вчера, 22 ноября», «пятница, 20 ноября». */
function useDays(): (change: AdminChangeCard) => string {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return ({ at }) => {
    const date = formats.longDate(at)
    if (formats.isToday(at, now)) return say('admin.audit.today', { date })
    if (formats.isToday(at, now - 86_400_000)) return say('admin.audit.yesterday', { date })
    return now - Date.parse(at) < 300 * 86_400_000 ? `${formats.longWeekday(at)}, ${date}` : formats.date(at, now)
  }
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const rows = [...event.currentTarget.querySelectorAll('a')]
  const at = rows.findIndex((row) => row.matches(':focus'))
  const next = at === -1 ? null : listStep(event, { at, count: rows.length })
  if (next === null) return
  event.preventDefault()
  rows[next]?.focus()
}
