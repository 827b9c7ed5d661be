import { useState } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { CallCandidate, CallCard } from '../../../src/contract/phone/calls.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useFormats, useSay } from '../../language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { QuickCard } from '../new/QuickCard.tsx'
import { FindPerson } from '../panel/WatchersSection.tsx'
import styles from './CallDock.module.css'

interface CallerChoiceProps {
  readonly card: CallCard
  readonly onChosen: (person: Named, venue?: number | null) => void
}

/** Nobody knows as yet who calls: those whom the number points at, the likeliest first; else a new card, or a search. */
export function CallerChoice({ card: { candidates, number }, onChosen }: CallerChoiceProps) {
  const say = useSay()
  const formats = useFormats()
  const isSomebody = candidates.length > 0 || number === null
  const [way, setWay] = useState<'new' | 'find'>(isSomebody ? 'find' : 'new')
  return (
    <section className={styles.choice} aria-label={say('desk.call.who')}>
      {candidates.length > 0 && (
        <ul>
          {candidates.map((candidate) => (
            <li key={`${candidate.person.id} ${candidate.venue?.id}`}>
              <button
                type="button"
                className={styles.pick}
                onClick={() => onChosen(candidate.person, candidate.venue?.id ?? null)}
              >
                <Candidate candidate={candidate} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {number !== null && (
        <Segmented
          label={say('desk.call.who')}
          value={way}
          options={[
            { value: 'find', label: say('desk.call.find') },
            { value: 'new', label: say('desk.new.card') },
          ]}
          onChange={setWay}
        />
      )}
      {way === 'new' && number !== null ? (
        <QuickCard words={formats.phone(number)} onMade={onChosen} />
      ) : (
        <FindPerson
          label={say('desk.call.find')}
          takesFocus={false}
          onChosen={onChosen}
          nothing={(words) => <QuickCard key={words} words={words} onMade={onChosen} />}
        />
      )}
    </section>
  )
}

function Candidate({ candidate: { person, venue, organisation, contract } }: { readonly candidate: CallCandidate }) {
  const say = useSay()
  return (
    <>
      <Avatar name={person.name} size={24} />
      <span className={styles.who}>
        <span className="cut">{person.name}</span>
        <span className={`${styles.small} cut`}>{venue ? placeName(venue) : (organisation?.name ?? '')}</span>
        <span className={styles.small} data-closed={!contract.isPhoneOpen || undefined}>
          {say(contract.isPhoneOpen ? 'desk.call.contract.open' : 'desk.call.contract.closed')}
        </span>
      </span>
    </>
  )
}
