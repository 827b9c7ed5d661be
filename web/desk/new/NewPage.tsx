import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { PersonCard } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { FindPerson } from '../panel/WatchersSection.tsx'
import { BesideViews } from '../queue/BesideViews.tsx'
import styles from './NewPage.module.css'
import { QuickCard } from './QuickCard.tsx'
import { RequestForm } from './RequestForm.tsx'

/** A specialist files for somebody who called, wrote or came. */
export function NewPage() {
  const say = useSay()
  const { searchStr } = useLocation()
  const asked = Number(new URLSearchParams(searchStr).get('person')) || null
  const [chosen, setChosen] = useState<Named | null>(null)
  const { data: known } = useQuery({
    queryKey: ['person', asked],
    queryFn: ({ signal }) => get<PersonCard>(`/api/people/${asked}`, signal),
    enabled: asked !== null && chosen === null,
  })
  const person = chosen ?? known ?? null
  useTitle(say('desk.create'))
  return (
    <BesideViews>
      <section className={styles.page} aria-label={say('desk.create')}>
        {person ? (
          <RequestForm key={person.id} person={person} onOther={() => setChosen(null)} />
        ) : (
          <div className={styles.scroll}>
            <div className={styles.column}>
              <h1>{say('desk.create')}</h1>
              <FindPerson
                label={say('desk.new.whom')}
                onChosen={setChosen}
                nothing={(words) => <QuickCard key={words} words={words} onMade={setChosen} />}
              />
            </div>
          </div>
        )}
      </section>
    </BesideViews>
  )
}
