import { IconBuildingStore, IconScan } from '@tabler/icons-react'
import { useState } from 'react'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { VenueDialog } from '../VenueDialog.tsx'
import styles from './Where.module.css'

interface WhereProps {
  readonly mine: MyVenues
  readonly venueId: number | null
  readonly isMissing: boolean
  readonly onChoose: (id: number) => void
}

/** The restaurant is remembered: a line, not a field. */
export function Where({ mine, venueId, isMissing, onChoose }: WhereProps) {
  const say = useSay()
  const [isChoosing, setChoosing] = useState(false)
  const venue = mine.venues.find(({ id }) => id === venueId)
  const asBefore = venue && venue.id === mine.lastUsedId
  return (
    <div className={styles.where} data-wrong={isMissing ? '' : undefined}>
      <Icon of={IconBuildingStore} size={24} />
      <span className={styles.words}>
        <span className={styles.name}>{venue ? placeName(venue) : say('portal.venue.which')}</span>
        <span className={styles.note}>
          {venue ? say(asBefore ? 'portal.venue.as-before' : 'portal.venue.chosen') : say('portal.venue.hint')}
        </span>
      </span>
      <a className={classes(styles.scan, 'phone-only')} href={paths.scan} aria-label={say('portal.scan')}>
        <Icon of={IconScan} size={24} />
      </a>
      {mine.venues.length > 1 && (
        <button type="button" className={styles.other} onClick={() => setChoosing(true)}>
          {say(venue ? 'portal.venue.other' : 'portal.venue.choose')}
        </button>
      )}
      <VenueDialog
        opened={isChoosing}
        venues={mine.venues}
        chosen={venueId}
        onChoose={(id) => id !== null && onChoose(id)}
        onClose={() => setChoosing(false)}
      />
    </div>
  )
}
