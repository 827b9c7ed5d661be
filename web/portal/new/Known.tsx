import { IconAlertTriangle, IconCalendarEvent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { KnownTrouble, RequestPage } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { keys } from '../../queries.ts'
import { useNews } from '../../request/news.ts'
import { Sentence } from '../../request/Sentence.tsx'
import { useMe } from '../../session.ts'
import { Icon } from '../../ui/Icon.tsx'
import { apiQueryOf } from '../requests/asked.ts'
import { sentenceOf } from '../sentence-of.ts'
import styles from './Help.module.css'

/** Few enough to be read before one writes the same again. */
const SHOWN = 3

interface KnownProps {
  readonly venueId: number | null
  /** What stands beside the words already, since it fits them. */
  readonly told: KnownTrouble | null
}

/** What is known already: what goes wrong for everybody, and what this restaurant has open. */
export function Known({ venueId, told }: KnownProps) {
  return (
    <>
      <KnownTroubles told={told?.announcements.map(({ id }) => id) ?? []} />
      {venueId !== null && <OpenHere venueId={venueId} told={told?.requests.map(({ number }) => number) ?? []} />}
    </>
  )
}

function KnownTroubles({ told }: { readonly told: readonly number[] }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data } = useNews()
  const announcements = data?.announcements.filter(({ id }) => !told.includes(id)) ?? []
  if (announcements.length === 0) return null
  return (
    <section className={styles.help}>
      <h2>{say('portal.new.known')}</h2>
      {announcements.map(({ id, kind, text }) => (
        <div key={id} className={styles.tip} data-kind={kind}>
          <Icon of={kind === 'incident' ? IconAlertTriangle : IconCalendarEvent} size={20} />
          <p className={styles.text}>{inMyLanguage(text)}</p>
        </div>
      ))}
    </section>
  )
}

function OpenHere({ venueId, told }: { readonly venueId: number; readonly told: readonly number[] }) {
  const say = useSay()
  const now = useNow()
  const { seesOrganisation } = useMe().abilities
  const query = apiQueryOf({ scope: seesOrganisation ? 'all' : 'mine', state: 'open', venue: venueId, words: '' })
  const { data } = useQuery({
    queryKey: [...keys.requests, 'open-here', venueId],
    queryFn: ({ signal }) => get<RequestPage>(`/api/requests?${query}&limit=${SHOWN}`, signal),
  })
  const requests = data?.items.filter(({ number }) => !told.includes(number)) ?? []
  if (requests.length === 0) return null
  return (
    <section className={styles.help}>
      <h2>{say('portal.new.open-here')}</h2>
      {requests.map((row) => (
        <div key={row.number} className={styles.request}>
          <a className={styles.open} href={paths.request(row.number)}>
            {row.subject}
          </a>
          <Sentence sentence={sentenceOf(row, now)} />
        </div>
      ))}
    </section>
  )
}
