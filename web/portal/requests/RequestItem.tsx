import { IconAlertOctagon } from '@tabler/icons-react'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { isResolved } from '../../../src/domain/ground/status.ts'
import { venueOf } from '../../../src/domain/people/place-name.ts'
import { useNow } from '../../clock.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Sentence } from '../../request/Sentence.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { sentenceOf } from '../sentence-of.ts'
import { Faces } from './Faces.tsx'
import styles from './RequestItem.module.css'
import { useRating } from './rating.ts'
import { useAside } from './row-aside.ts'

interface ItemProps {
  readonly row: RequestRow
  /** Four columns, with who filed it: the list. Two columns: the start page. */
  readonly wide?: boolean
}

/** A line of a list of requests: subject, number and restaurant, the status in words, who or why. */
export function RequestItem({ row, wide = false }: ItemProps) {
  const say = useSay()
  const venue = venueOf(row)
  const number = say('portal.number', { number: row.number })
  return (
    <li className={classes(styles.item, wide && styles.wide)}>
      {wide && <span className={classes(styles.number, 'desk-only')}>{number}</span>}
      <div>
        <a className={styles.subject} href={paths.request(row.number)}>
          {row.subject}
          {row.unread && (
            <span className={styles.unread}>
              <VisuallyHidden>{say('portal.unread')}</VisuallyHidden>
            </span>
          )}
        </a>
        {row.stopOfTrade && (
          <span className={styles.stop}>
            <Icon of={IconAlertOctagon} />
            {say('portal.stop')}
          </span>
        )}
        <span className={classes(styles.quiet, wide && 'phone-only')}>
          {[number, venue].filter(Boolean).join(' · ')}
        </span>
      </div>
      {wide && (
        <div className={classes(styles.place, 'desk-only')}>
          {venue ?? row.contact.name}
          {venue && <span className={styles.quiet}>{row.contact.name}</span>}
        </div>
      )}
      <Standing row={row} wide={wide} />
    </li>
  )
}

function Standing({ row, wide = false }: ItemProps) {
  const say = useSay()
  const rating = useRating(row.number)
  const sentence = sentenceOf(row, useNow())
  const aside = useAside(row, sentence)
  const asksRating = !wide && isResolved(row.status) && (row.rating === null || rating.isSuccess)
  return (
    <div className={styles.standing}>
      <Sentence sentence={sentence} />
      {aside && !asksRating && <span className={classes(styles.quiet, styles.aside)}>{aside}</span>}
      {asksRating && (
        <Faces
          label={say('portal.rate.of', { number: row.number })}
          score={rating.variables?.score ?? row.rating}
          onRate={(score) => rating.mutate({ score, comment: '' })}
        />
      )}
    </div>
  )
}
