import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import { useInMyLanguage, useSay } from '../../language.ts'
import { type AboutToFile, useKnownTrouble } from '../../request/known-trouble.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Neighbours } from '../panel/Neighbours.tsx'
import { Section } from '../panel/Section.tsx'
import styles from './NewPage.module.css'

/** What is announced or filed already of what the caller tells, so that the specialist says so before he files it once more. */
export function KnownHere(about: AboutToFile) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const known = useKnownTrouble(about)
  if (!known) return null
  const { announcements, requests } = known
  return (
    <div aria-live="polite">
      {announcements.length > 0 && (
        <Section title={say('desk.new.known')}>
          <ul className={styles.known}>
            {announcements.map(({ id, kind, text }) => (
              <li key={id}>
                <Icon of={kind === 'incident' ? IconAlertTriangle : IconCalendarEvent} size={16} />
                <span>{inMyLanguage(text)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Neighbours title={say('desk.new.same')} rows={requests} />
    </div>
  )
}
