import { IconDots, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrganisationCard } from '../../../src/contract/customers/organisations.ts'
import { post } from '../../api.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { showToast } from '../../ui/toasts.ts'
import { OrganisationForm } from './OrganisationForm.tsx'
import styles from './Panes.module.css'
import { useList, useRefresh } from './records.ts'
import { useAddressQuery } from './use-query.ts'
import { VenueForm } from './VenueForm.tsx'
import { VenueTable } from './VenueTable.tsx'

const TABS = ['venues', 'people', 'contracts', 'domains'] as const
type Tab = (typeof TABS)[number]

interface OrganisationPaneProps {
  readonly card: OrganisationCard
  readonly edits: boolean
}

/** One organisation: what it is, and what belongs to it. */
export function OrganisationPane({ card, edits }: OrganisationPaneProps) {
  const say = useSay()
  const { get, put, go } = useAddressQuery()
  const { id, organisation, counts } = card
  useTitle(organisation.name)
  const tab: Tab = TABS.find((one) => one === get('tab')) ?? 'venues'
  if (edits) {
    return (
      <>
        <div className={styles.bar}>
          <h1>{organisation.name}</h1>
        </div>
        <OrganisationForm card={card} />
      </>
    )
  }
  if (get('pane') === 'venue') {
    return (
      <>
        <div className={styles.bar}>
          <h1>{say('admin.venue.new')}</h1>
        </div>
        <VenueForm record={null} owner={{ id, name: organisation.name, code: organisation.code }} />
      </>
    )
  }
  const count = {
    venues: counts.venues,
    people: counts.people,
    contracts: counts.contracts,
    domains: organisation.domains.length,
  }
  return (
    <>
      <Head card={card} />
      <div className={styles.tabs}>
        <Tabs
          label={say('admin.org.sections')}
          value={tab}
          tabs={TABS.map((value) => ({ value, label: say(`admin.org.tab.${value}`), count: count[value] }))}
          onChange={(value) => put({ tab: value === 'venues' ? null : value })}
        />
      </div>
      <div className={styles.scroll}>
        <Facts card={card} />
        {tab === 'venues' && <VenueTable organisation={id} />}
        {tab === 'people' && <PeopleOf organisation={id} />}
        {tab === 'contracts' && <ContractsOf card={card} />}
        {tab === 'domains' && <DomainsOf card={card} />}
      </div>
      {tab === 'venues' && organisation.kind === 'corporation' && card.archivedAt === null && (
        <div className={styles.dock}>
          <Button onClick={() => go({ pane: 'venue', venue: null })}>{say('admin.venue.new')}</Button>
        </div>
      )}
    </>
  )
}

function Head({ card: { id, organisation, archivedAt } }: { readonly card: OrganisationCard }) {
  const say = useSay()
  const { go } = useAddressQuery()
  const refresh = useRefresh()
  const [isAsking, setAsking] = useState(false)
  const { name, kind, code, vip } = organisation
  const turning = useMutation({
    mutationFn: (to: 'archiving' | 'return') => post(`/api/organisations/${id}/${to}`),
    onSuccess: (_, to) =>
      showToast({ text: say(to === 'return' ? 'admin.org.return.done' : 'admin.org.archive.done', { name }) }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  return (
    <div className={styles.bar}>
      <h1 className="cut">{name}</h1>
      <span className={styles.tag}>{[say(`admin.org.kind.${kind}`), code].filter(Boolean).join(' ')}</span>
      {vip && <span className={`${styles.tag} ${styles.outlined}`}>{say('admin.org.vip')}</span>}
      {archivedAt !== null && <span className={styles.tag}>{say('admin.archived')}</span>}
      <span className={styles.end} />
      <Button icon={IconPencil} onClick={() => go({ pane: 'edit', venue: null })}>
        {say('admin.edit')}
      </Button>
      <Menu
        label={say('admin.else')}
        trigger={(wiring) => <IconButton {...wiring} icon={IconDots} label={say('admin.else')} />}
      >
        {archivedAt === null ? (
          <MenuItem danger onChoose={() => setAsking(true)}>
            {say('admin.archive')}
          </MenuItem>
        ) : (
          <MenuItem onChoose={() => turning.mutate('return')}>{say('admin.return')}</MenuItem>
        )}
      </Menu>
      <AskFirst
        opened={isAsking}
        title={say('admin.org.archive.title', { name })}
        text={say('admin.org.archive.text')}
        yes={say('admin.archive')}
        no={say('admin.archive.no')}
        onYes={() => turning.mutate('archiving')}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}

function Facts({ card: { organisation, parent, personalSpecialist } }: { readonly card: OrganisationCard }) {
  const say = useSay()
  const { hrefWith } = useAddressQuery()
  const { inn, kpp, domains } = organisation
  if (!parent && inn === null && domains.length === 0 && !personalSpecialist) return null
  return (
    <dl className={styles.facts}>
      {parent && (
        <div>
          <dt>{say('admin.org.parent')}</dt>
          <dd>
            <a className="link" href={hrefWith({ venue: null, tab: null }, paths.adminOrganisation(parent.id))}>
              {parent.name}
            </a>
          </dd>
        </div>
      )}
      {inn !== null && (
        <div>
          <dt>{say('admin.org.inn')}</dt>
          <dd className="mono">{inn.replace(/(\d{4})(?=\d)/g, '$1 ')}</dd>
        </div>
      )}
      {kpp !== null && (
        <div>
          <dt>{say('admin.org.kpp')}</dt>
          <dd className="mono">{kpp}</dd>
        </div>
      )}
      {domains.length > 0 && (
        <div>
          <dt>{say('admin.org.mail')}</dt>
          <dd>{domains.map((domain) => `@${domain}`).join(', ')}</dd>
        </div>
      )}
      {personalSpecialist && (
        <div>
          <dt>{say('admin.org.specialist')}</dt>
          <dd>{personalSpecialist.name}</dd>
        </div>
      )}
    </dl>
  )
}

function PeopleOf({ organisation }: { readonly organisation: number }) {
  const say = useSay()
  const formats = useFormats()
  const { items = [], hasNextPage, fetchNextPage, isPending } = useList('customers', `organisation=${organisation}`)
  if (!isPending && items.length === 0) return <p className={styles.empty}>{say('admin.org.people.none')}</p>
  return (
    <>
      <ul className={styles.lines}>
        {items.map(({ id, name, position, email, phone }) => (
          <li key={id} className={styles.line}>
            <a className="link" href={paths.adminCustomer(id)}>
              {name}
            </a>
            <span className={styles.quiet}>
              {[position, email, phone && formats.phone(phone)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void fetchNextPage()}>{say('admin.more')}</Button>
        </div>
      )}
    </>
  )
}

function ContractsOf({ card: { contracts } }: { readonly card: OrganisationCard }) {
  const say = useSay()
  if (contracts.length === 0) return <p className={styles.empty}>{say('admin.org.contracts.none')}</p>
  return (
    <ul className={styles.lines}>
      {contracts.map(({ id, number, name }) => (
        <li key={id} className={styles.line}>
          <span className="mono">№{number}</span>
          <span>{name}</span>
        </li>
      ))}
    </ul>
  )
}

function DomainsOf({ card: { organisation } }: { readonly card: OrganisationCard }) {
  const say = useSay()
  if (organisation.domains.length === 0) return <p className={styles.empty}>{say('admin.org.domains.none')}</p>
  return (
    <ul className={styles.lines}>
      {organisation.domains.map((domain) => (
        <li key={domain} className={styles.line}>
          @{domain}
        </li>
      ))}
    </ul>
  )
}
