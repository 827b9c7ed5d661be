import { useSay } from '../../language.ts'
import { WaitingHere } from '../../request/outbox/WaitingHere.tsx'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import page from '../Page.module.css'
import type { Filters } from './asked.ts'
import { FilterBar } from './FilterBar.tsx'
import { addressOf, useFilters } from './filters.ts'
import { RequestGroups } from './RequestGroups.tsx'
import styles from './RequestsPage.module.css'

/** Mine, or all of the organisation's; grouped by whose move it is. */
export function RequestsPage() {
  const title = useSay()('portal.requests.title')
  const { seesOrganisation } = useMe().abilities
  const [filters, change] = useFilters()
  useTitle(title)
  return (
    <div className={classes(page.page, styles.page)}>
      <h1>{title}</h1>
      <WaitingHere />
      {seesOrganisation && <Scope filters={filters} />}
      <FilterBar filters={filters} onChange={change} />
      <RequestGroups filters={filters} />
    </div>
  )
}

function Scope({ filters }: { readonly filters: Filters }) {
  const say = useSay()
  return (
    <nav className={styles.scope} aria-label={say('portal.scope')}>
      {(['mine', 'all'] as const).map((scope) => (
        <a
          key={scope}
          href={addressOf({ ...filters, scope })}
          aria-current={scope === filters.scope ? 'page' : undefined}
        >
          {say(`portal.scope.${scope}`)}
        </a>
      ))}
    </nav>
  )
}
