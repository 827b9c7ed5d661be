import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import styles from './RemoteList.module.css'
import { RemoteList } from './RemoteList.tsx'
import { useList } from './records.ts'
import { useAddressQuery } from './use-query.ts'

/** All venues of all corporations. */
export function VenuesPage() {
  const say = useSay()
  const title = say('admin.venues')
  const { get } = useAddressQuery()
  const works = get('works')
  const found = useList('venues', `q=${encodeURIComponent((get('q') ?? '').trim())}${works ? `&works=${works}` : ''}`)
  useTitle(title)
  return (
    <RemoteList
      title={title}
      found={found}
      filter={{ name: 'works', options: [{ value: 'false', label: say('admin.venue.closed') }] }}
      hrefOf={({ id, corporation }) => paths.adminVenue(corporation.id, id)}
      empty={{ title: say('admin.venue.none'), text: say('admin.venue.none.text') }}
    >
      {({ code, name, address, corporation, dealer, open, works: isOpen }) => (
        <>
          <span className={styles.who}>
            <span className="cut">{placeName({ name, address })}</span>
            <span className={styles.quiet}>
              <span className="mono">{code}</span> · {corporation.name}
              {!isOpen && ` · ${say('admin.venue.closed')}`}
            </span>
          </span>
          <span className={`${styles.beside} cut`}>{dealer?.name ?? say('admin.venue.dealer.none')}</span>
          <span className={styles.figure}>{open > 0 && say('admin.venue.opened', { count: open })}</span>
        </>
      )}
    </RemoteList>
  )
}
