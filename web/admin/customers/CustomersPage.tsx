import { IconPlus } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import styles from './RemoteList.module.css'
import { RemoteList } from './RemoteList.tsx'
import { useList } from './records.ts'
import { useAddressQuery } from './use-query.ts'

/** People of customers and dealers. */
export function CustomersPage() {
  const say = useSay()
  const formats = useFormats()
  const title = say('admin.persons')
  const { get } = useAddressQuery()
  const archived = get('archived') === 'true'
  const found = useList('customers', `q=${encodeURIComponent((get('q') ?? '').trim())}&archived=${archived}`)
  useTitle(title)
  return (
    <RemoteList
      title={title}
      action={
        <a className={buttonClass('primary')} href={paths.newCustomer}>
          <ButtonFace icon={IconPlus}>{say('admin.person.new')}</ButtonFace>
        </a>
      }
      found={found}
      filter={{ name: 'archived', options: [{ value: 'true', label: say('admin.archived') }] }}
      hrefOf={({ id }) => paths.adminCustomer(id)}
      empty={{ title: say('admin.person.none'), text: say('admin.person.none.text') }}
    >
      {({ name, position, email, phone, places }) => (
        <>
          <span className={styles.who}>
            <span className="cut">{name}</span>
            <span className={styles.quiet}>
              {[position, email, phone && formats.phone(phone)].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className={`${styles.beside} cut`}>{places.join(', ')}</span>
        </>
      )}
    </RemoteList>
  )
}
