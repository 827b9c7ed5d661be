import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import { LANGUAGES } from '../../../src/texts/language.ts'
import { useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import panes from '../terms/Panes.module.css'
import styles from './Wording.module.css'

interface PreviewProps {
  readonly text: { readonly ru: string; readonly en: string }
  /** Of an announcement; null: an answer. */
  readonly kind: 'incident' | 'planned_work' | null
  /** When it goes on, in words. */
  readonly when?: string
}

/** What a customer reads in each language; where one is missing he reads the other. */
export function Preview({ text, kind, when }: PreviewProps) {
  const say = useSay()
  return (
    <>
      <div className={panes.head}>
        <h2>{say('admin.wording.preview')}</h2>
      </div>
      <div className={panes.body}>
        {LANGUAGES.map((language) => {
          const other = language === 'ru' ? text.en : text.ru
          const words = text[language].trim() || other.trim()
          return (
            <div key={language} className={styles.preview}>
              <h3>{say(`admin.wording.${language}`)}</h3>
              {words === '' && <p className="muted">{say('admin.wording.preview.none')}</p>}
              {words !== '' && kind === null && (
                <p className={styles.message} lang={language}>
                  {words}
                </p>
              )}
              {words !== '' && kind !== null && (
                <p className={styles.news} data-kind={kind}>
                  <Icon of={kind === 'incident' ? IconAlertTriangle : IconCalendarEvent} size={20} />
                  <span>
                    {words} {when}
                  </span>
                </p>
              )}
            </div>
          )
        })}
      </div>
    </>
  )
}
