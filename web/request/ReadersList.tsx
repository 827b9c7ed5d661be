import { useQuery } from '@tanstack/react-query'
import type { RequestReader, RequestReaders } from '../../src/contract/request/readers.ts'
import type { Ground } from '../../src/domain/access/grounds.ts'
import { get } from '../api.ts'
import { Failed, Loading } from '../frame/Loaded.tsx'
import { useSay } from '../language.ts'
import styles from './ReadersList.module.css'

/** People of a request are told one by one; others by what they have in common, and one by one on demand. */
const OF_PEOPLE: readonly Ground[] = ['contact', 'author', 'specialist', 'watcher']
const TOGETHER = ['organisation', 'venue', 'dealer', 'team', 'role'] as const

export function useReaders(number: number) {
  return useQuery({
    queryKey: ['request', number, 'readers'],
    queryFn: ({ signal }) => get<RequestReaders>(`/api/requests/${number}/readers`, signal),
    gcTime: 0,
    retry: false,
  })
}

/** Who reads a request, by grounds; whoever has several stands under the first of them, with all. */
export function ReadersList({ number }: { readonly number: number }) {
  const say = useSay()
  const { data, error, refetch } = useReaders(number)
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={1} />
  const { readers, names } = data
  const people = readers.filter(({ grounds }) => grounds.some((ground) => OF_PEOPLE.includes(ground)))
  const groups = TOGETHER.map((ground) => ({
    ground,
    title:
      ground === 'role'
        ? say('readers.group.role')
        : ground === 'team'
          ? say('readers.group.team', { name: names.team })
          : say(`readers.group.place.${ground}`, { name: names[ground] ?? '' }),
    members: readers.filter((one) => !people.includes(one) && firstOf(one) === ground),
  })).filter(({ members }) => members.length > 0)
  return (
    <div className={styles.list}>
      <p className={styles.count}>{say('readers.count', { count: readers.length })}</p>
      <section>
        <h3>{say('readers.group.people')}</h3>
        <Names readers={people} />
      </section>
      {groups.map(({ ground, title, members }) => (
        <details key={ground} className={styles.group}>
          <summary>
            <span className={styles.title}>{title}</span>
            <span className={styles.figure}>{members.length}</span>
          </summary>
          <Names readers={members} />
        </details>
      ))}
      <p className="muted">{say('readers.nobody-else')}</p>
    </div>
  )
}

function firstOf({ grounds }: RequestReader): Ground | undefined {
  return TOGETHER.find((ground) => grounds.includes(ground))
}

function Names({ readers }: { readonly readers: readonly RequestReader[] }) {
  const say = useSay()
  const wordsOf = ({ grounds, roles }: RequestReader) =>
    grounds
      .map((ground) => (ground === 'role' ? roles.flatMap(roleWords).join(', ') : say(`readers.ground.${ground}`)))
      .join(', ')
  const roleWords = (role: RequestReader['roles'][number]) =>
    role === 'operator' || role === 'analyst' || role === 'administrator' ? [say(`readers.role.${role}`)] : []
  return (
    <ul className={styles.names}>
      {readers.map((one) => (
        <li key={one.id}>
          <span>{one.name}</span>
          <span className={styles.why}>{wordsOf(one)}</span>
        </li>
      ))}
    </ul>
  )
}
