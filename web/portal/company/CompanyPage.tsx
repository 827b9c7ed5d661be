import { IconUserPlus } from '@tabler/icons-react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Company } from '../../../src/contract/customers/company.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import page from '../Page.module.css'
import styles from './Company.module.css'
import { Contracts } from './Contracts.tsx'
import { useCompany } from './company.ts'
import { Equipment, ExpiringDrives } from './Equipment.tsx'
import { Invite } from './Invite.tsx'
import { People } from './People.tsx'
import { Venues } from './Venues.tsx'

const TABS = ['overview', 'venues', 'people', 'equipment', 'contracts'] as const
type Tab = (typeof TABS)[number]

/** So many lines of each stand in the overview. */
const FEW = 6

/** What a manager has: his restaurants, people, tills and contracts. */
export function CompanyPage() {
  const say = useSay()
  const { data, error, refetch } = useCompany()
  useTitle(say('portal.company'))
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  if (data.organisations.length === 0 && data.venues.length === 0) {
    return (
      <div className={page.page}>
        <EmptyState alone title={say('portal.company.none')}>
          {say('portal.company.none.text')}
        </EmptyState>
      </div>
    )
  }
  return <Page company={data} />
}

function Page({ company }: { readonly company: Company }) {
  const say = useSay()
  const { history } = useRouter()
  const { searchStr } = useLocation()
  const [isInviting, setInviting] = useState(false)
  const [first] = company.organisations
  const tab: Tab = TABS.find((one) => one === new URLSearchParams(searchStr).get('tab')) ?? 'overview'
  const go = (next: Tab) => history.replace(next === 'overview' ? paths.company : `${paths.company}?tab=${next}`)
  const about = [
    first?.code && say('portal.company.about', { code: first.code }),
    first?.specialist && say('portal.company.specialist', { name: first.specialist }),
  ].filter(Boolean)
  return (
    <div className={page.page}>
      <div className={styles.head}>
        <div>
          <h1>{first?.name ?? say('portal.company')}</h1>
          {about.length > 0 && <p className={styles.about}>{about.join(' · ')}</p>}
        </div>
        <Button icon={IconUserPlus} onClick={() => setInviting(true)}>
          {say('portal.company.invite')}
        </Button>
      </div>
      <Tabs
        label={say('portal.company.parts')}
        value={tab}
        tabs={TABS.map((value) => ({
          value,
          label: say(`portal.company.${value}`),
          ...(value !== 'overview' && { count: company[value].length }),
        }))}
        onChange={go}
      >
        {tab === 'overview' && <Overview company={company} onAll={go} />}
        {tab === 'venues' && <Venues venues={company.venues} />}
        {tab === 'people' && <People people={company.people} />}
        {tab === 'equipment' && <Equipment equipment={company.equipment} />}
        {tab === 'contracts' && <Contracts contracts={company.contracts} />}
      </Tabs>
      <Invite company={company} opened={isInviting} onClose={() => setInviting(false)} />
    </div>
  )
}

function Overview({ company, onAll }: { readonly company: Company; readonly onAll: (tab: Tab) => void }) {
  const { venues, people, contracts, equipment } = company
  return (
    <div className={`${page.columns} ${styles.overview}`}>
      <div className={styles.column}>
        <Part tab="venues" count={venues.length} onAll={onAll}>
          <Venues venues={venues.slice(0, FEW)} />
        </Part>
        <Part tab="people" count={people.length} onAll={onAll}>
          <People people={people.slice(0, FEW)} />
        </Part>
      </div>
      <div className={styles.column}>
        {contracts.length > 0 && <Contracts contracts={contracts} />}
        <ExpiringDrives equipment={equipment} />
      </div>
    </div>
  )
}

interface PartProps {
  readonly tab: 'venues' | 'people'
  readonly count: number
  readonly onAll: (tab: Tab) => void
  readonly children: React.ReactNode
}

function Part({ tab, count, onAll, children }: PartProps) {
  const say = useSay()
  return (
    <section>
      <div className={styles.partHead}>
        <h2>{say(`portal.company.${tab}`)}</h2>
        {count > FEW && (
          <button type="button" className="link" onClick={() => onAll(tab)}>
            {say('portal.company.all', { count })}
          </button>
        )}
      </div>
      {children}
    </section>
  )
}
