import { IconDownload } from '@tabler/icons-react'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { Button, ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import panes from '../panes/Panes.module.css'
import styles from './Audit.module.css'
import { AuditFilters } from './AuditFilters.tsx'
import { ChangePane } from './ChangePane.tsx'
import { ChangeRows } from './ChangeRows.tsx'
import { useJournal } from './journal.ts'
import { apiQuestion, useAuditAddress } from './use-audit-address.ts'

/** Every change of administration, the last first; what is shown, and which stands open, is in the address. */
export function AuditPage() {
  const say = useSay()
  const formats = useFormats()
  const { address } = useAuditAddress()
  const journal = useJournal(address)
  const title = say('admin.audit')
  const first = journal.data?.pages[0]
  useTitle(title)
  return (
    <div className={panes.sheet} data-opened={address.change !== null || undefined}>
      <section className={panes.pane}>
        <div className={panes.bar}>
          <h1>
            {title}{' '}
            <span className={panes.number} role="status">
              {first && (first.count === null ? say('admin.audit.many') : formats.number(first.count))}
            </span>
          </h1>
          <span className="grow" />
          <a className={classes(buttonClass('ghost'))} href={`/api/admin-changes.csv?${apiQuestion(address)}`} download>
            <ButtonFace icon={IconDownload}>{say('admin.audit.export')}</ButtonFace>
          </a>
        </div>
        <AuditFilters />
        <Rows journal={journal} />
      </section>
      {address.change !== null && <ChangePane key={address.change} id={address.change} />}
    </div>
  )
}

function Rows({ journal }: { readonly journal: ReturnType<typeof useJournal> }) {
  const say = useSay()
  const { address, replace } = useAuditAddress()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = journal
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  const changes = data.pages.flatMap(({ items }) => items)
  if (changes.length === 0) {
    const isAll = apiQuestion(address).size === 0
    const all = { who: null, subject: null, thing: null, since: null, until: null, words: '' }
    return (
      <EmptyState
        title={say(isAll ? 'admin.audit.none' : 'admin.audit.nothing')}
        action={!isAll && <Button onClick={() => replace(all)}>{say('admin.list.all')}</Button>}
      >
        {isAll && say('admin.audit.none.text')}
      </EmptyState>
    )
  }
  return (
    <div className={panes.scrolls}>
      <ChangeRows changes={changes} />
      {hasNextPage && (
        <p className={styles.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('admin.audit.earlier')}
          </Button>
        </p>
      )}
    </div>
  )
}
