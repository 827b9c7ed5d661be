import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { RequestPage, VenueCard } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.ts'
import { keys } from '../../queries.ts'
import type { AboutToFile } from '../../request/known-trouble.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { EquipmentList } from '../panel/EquipmentSection.tsx'
import { Neighbours } from '../panel/Neighbours.tsx'
import { KnownHere } from './KnownHere.tsx'
import styles from './NewPage.module.css'

interface CallerAsideProps {
  readonly person: number
  readonly venue: number | null
  readonly about: AboutToFile
}

/** What is open for the caller and at his restaurant already, and what stands there. */
export function CallerAside({ person, venue, about }: CallerAsideProps) {
  const say = useSay()
  const id = useId()
  const { data: his } = useOpen('contact', person)
  const { data: there } = useOpen('venue', venue)
  const { data: place } = useQuery({
    queryKey: ['venue', venue],
    queryFn: ({ signal }) => get<VenueCard>(`/api/venues/${venue}`, signal),
    enabled: venue !== null,
  })
  const own = his?.items ?? []
  const others = (there?.items ?? []).filter(({ number }) => !own.some((one) => one.number === number))
  return (
    <aside className={styles.aside} aria-labelledby={id}>
      <h2 id={id}>
        <VisuallyHidden>{say('desk.new.around')}</VisuallyHidden>
      </h2>
      <KnownHere {...about} />
      <Neighbours title={say('desk.new.open-of-person')} rows={own} />
      <Neighbours title={say('desk.new.open-of-venue')} rows={others} />
      {his && own.length + others.length === 0 && <p className={styles.quiet}>{say('desk.new.nothing-open')}</p>}
      {place && <EquipmentList key={place.id} all={place.equipment} first={4} />}
    </aside>
  )
}

function useOpen(by: 'contact' | 'venue', id: number | null) {
  return useQuery({
    queryKey: [...keys.requests, 'open', by, id],
    queryFn: ({ signal }) => get<RequestPage>(`/api/requests?view=open&${by}=${id}&limit=10`, signal),
    enabled: id !== null,
  })
}
