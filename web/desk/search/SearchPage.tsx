import { useLocation } from '@tanstack/react-router'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { BesideViews } from '../queue/BesideViews.tsx'
import { groupsOf, type Hit } from './hits.ts'
import { meansSomebody } from './means-somebody.ts'
import styles from './Search.module.css'
import { HitFace, isUnder } from './SearchHits.tsx'
import { useSearch } from './use-search.ts'

/** Everything that fits the words of the address. */
export function SearchPage() {
  const say = useSay()
  const { searchStr } = useLocation()
  const words = new URLSearchParams(searchStr).get('q') ?? ''
  useTitle(say('desk.search.title', { words }))
  return (
    <BesideViews>
      <section className={styles.page} aria-label={say('desk.search.found')}>
        <div className={styles.head}>
          <h1>{say('desk.search.title', { words })}</h1>
        </div>
        <Everything words={words} />
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
  const groups = groupsOf(data, meansSomebody(words))
  if (groups.length === 0) return <EmptyState title={say('desk.search.nothing')}>{say('desk.search.hint')}</EmptyState>
  return (
    <>
      {data.read !== words && <p className="muted">{say('desk.search.read', { words: data.read })}</p>}
      {groups.map(({ kind, hits }) => (
        <Group key={kind} title={say(`desk.search.${kind}s`)} hits={hits} />
      ))}
    </>
  )
}

function Group({ title, hits }: { readonly title: string; readonly hits: readonly Hit[] }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {hits.map((hit) => (
          <li key={hit.key}>
            <a className={styles.hit} href={hit.href} data-under={isUnder(hit)}>
              <HitFace hit={hit} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
