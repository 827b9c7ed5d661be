import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useLanguage, useSay } from '../../language.ts'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

/** What the customer answered in the form of the service, and what came of it in the end. */
export function FormSection({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const [language] = useLanguage()
  const { answers, solution, closingCode, rating, ratingComment } = details
  return (
    <>
      {answers.length > 0 && (
        <Section title={say('desk.answers')}>
          <dl className={styles.answers}>
            {answers.map(({ id, label, value }) => (
              <div key={id}>
                <dt>{label[language]}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {(closingCode || rating !== null) && (
        <Section title={say('desk.outcome')}>
          {closingCode && <p className={styles.strong}>{say(`desk.code.${closingCode}`)}</p>}
          {solution && <p className={styles.small}>{solution}</p>}
          {rating !== null && (
            <p className={styles.small}>
              {[say('desk.event.rated', { score: rating }).replaceAll('*', ''), ratingComment]
                .filter(Boolean)
                .join('. ')}
            </p>
          )}
        </Section>
      )}
    </>
  )
}
