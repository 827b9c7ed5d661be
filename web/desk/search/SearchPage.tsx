import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { RequestPage } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { keys } from '../../queries.ts'
import { useTitle } from '../../title.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { placeOf } from '../list/Row.tsx'
import { BesideViews } from '../queue/BesideViews.tsx'
import { type Hit, hitsOf } from './hits.ts'
import styles from './Search.module.css'
import { HitFace } from './SearchHits.tsx'
import { useSearch } from './use-search.ts'

/** Everything that fits the words of the address; with a venue, its requests. */
export function SearchPage() {
  const say = useSay()
  const { searchStr } = useLocation()
  const search = new URLSearchParams(searchStr)
  const words = search.get('q') ?? ''
  const venue = Number(search.get('venue')) || null
  useTitle(say('desk.search.title', { words }))
  return (
    <BesideViews>
      <section className={styles.page} aria-label={say('desk.search.found')}>
        <div className={styles.head}>
          <h1>{say('desk.search.title', { words })}</h1>
        </div>
        {venue === null ? <Everything words={words} /> : <OfVenue venue={venue} />}
      </section>
    </BesideViews>
  )
}

function Everything({ words }: { readonly words: string }) {
  const say = useSay()
  const { data, error, refetch } = useSearch(words)
  if (words === '') return <EmptyState title={say('desk.search.hint')} />
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading groups={4} />
  const hits = hitsOf(data)
  if (hits.length === 0) return <EmptyState title={say('desk.search.nothing')}>{say('desk.search.hint')}</EmptyState>
  return (
    <>
      {data.read !== words && <p className="muted">{say('desk.search.read', { words: data.read })}</p>}
      {(['request', 'person', 'venue'] as const).map((kind) => (
        <Group key={kind} title={say(`desk.search.${kind}s`)} hits={hits.filter((hit) => hit.kind === kind)} />
      ))}
    </>
  )
}

function OfVenue({ venue }: { readonly venue: number }) {
  const say = useSay()
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.requests, 'venue', venue],
    queryFn: ({ signal }) => get<RequestPage>(`/api/requests?venue=${venue}&sort=newest&limit=100`, signal),
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading groups={4} />
  const hits = data.items.map((row) => ({
    kind: 'request' as const,
    key: `r-${row.number}`,
    href: paths.deskRequest(row.number),
    number: row.number,
    status: row.status,
    title: row.subject,
    about: `${placeOf(row)} · ${row.contact.name}`,
  }))
  if (hits.length === 0) return <EmptyState title={say('desk.search.no-requests-here')} />
  return <Group title={say('desk.search.requests')} hits={hits} />
}

function Group({ title, hits }: { readonly title: string; readonly hits: readonly Hit[] }) {
  if (hits.length === 0) return null
  return (
    <section className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {hits.map((hit) => (
          <li key={hit.key}>
            <a className={styles.hit} href={hit.href}>
              <HitFace hit={hit} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
