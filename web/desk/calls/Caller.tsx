import { IconClock, IconUserQuestion } from '@tabler/icons-react'
import type { CallCandidate, CallCard } from '../../../src/contract/phone/calls.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './CallDock.module.css'
import { CallLink } from './CallLink.tsx'
import type { Who } from './who-calls.ts'

interface CallerProps {
  readonly card: CallCard
  readonly who: Who
  /** It is somebody else who calls; null: nobody is chosen, or it is filed already. */
  readonly onOther: (() => void) | null
}

/** Who is on the line: name, number, which queue brought him, his restaurant and what time it is there. */
export function Caller({ card, who: { person, places, candidate }, onOther }: CallerProps) {
  const say = useSay()
  const { extension, queue, team } = card
  return (
    <>
      <div className={styles.caller}>
        {person ? (
          <Avatar name={person.name} size={32} />
        ) : (
          <span className={styles.nobody}>
            <Icon of={IconUserQuestion} />
          </span>
        )}
        <div className={styles.who}>
          <span className={styles.name}>
            {person ? (
              <a className="cut" href={paths.deskCustomer(person.id)}>
                {person.name}
              </a>
            ) : (
              <span className="cut">{say(card.candidates.length > 1 ? 'desk.call.one-of' : 'desk.call.unknown')}</span>
            )}
            {places[0]?.isVip && <span className={styles.vip}>VIP</span>}
            {onOther && (
              <IconButton
                icon={IconUserQuestion}
                size={16}
                label={say('desk.call.not-this')}
                className={styles.another}
                onClick={onOther}
              />
            )}
          </span>
          <span className={styles.number}>
            <NumberLine card={card} />
            {extension && <span>{say('desk.call.extension', { extension })}</span>}
            {(team ?? queue) && <span className={styles.team}>{team?.name ?? queue}</span>}
          </span>
        </div>
      </div>
      {candidate?.venue && <Venue venue={candidate.venue} />}
    </>
  )
}

/** While it rings the number is only read; afterwards it can be called. */
function NumberLine({ card: { number, state } }: { readonly card: CallCard }) {
  const say = useSay()
  const formats = useFormats()
  if (number === null) return say('desk.call.withheld')
  return state === 'ended' ? <CallLink number={number} /> : formats.phone(number)
}

function Venue({ venue }: { readonly venue: NonNullable<CallCandidate['venue']> }) {
  const say = useSay()
  const formats = useFormats()
  const there = formatsFor(formats.language, venue.zone).time(useNow())
  return (
    <p className={styles.venue}>
      <a className="cut" href={paths.deskVenue(venue.id)}>
        {placeName(venue)}
      </a>
      <span className={styles.there} data-tip={venue.zone}>
        <Icon of={IconClock} size={14} />
        {say('desk.there', { time: there })}
      </span>
    </p>
  )
}
