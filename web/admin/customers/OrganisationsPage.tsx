import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import { OrganisationForm } from './OrganisationForm.tsx'
import { OrganisationPane } from './OrganisationPane.tsx'
import styles from './Panes.module.css'
import { useList, useOrganisation, useTree } from './records.ts'
import treeStyles from './Tree.module.css'
import { type Reading, Tree } from './Tree.tsx'
import { useAddressQuery } from './use-query.ts'
import { VenuePane } from './VenuePane.tsx'

/** Organisations: the tree, one of them, and one of its venues. On a phone each pane is a page. */
export function OrganisationsPage() {
  const say = useSay()
  const { id } = useParams({ strict: false })
  const { get } = useAddressQuery()
  const venue = Number(get('venue')) || null
  useTitle(say('admin.orgs'))
  const at = venue !== null ? 'venue' : id === undefined ? 'tree' : 'organisation'
  return (
    <div className={styles.page} data-side={venue === null ? undefined : ''} data-at={at}>
      <TreePane current={Number(id) || null} isAlone={id === undefined} />
      {id === undefined ? <Nobody /> : id === 'new' ? <New /> : <One key={id} id={Number(id)} />}
      {venue !== null && id !== undefined && <VenuePane key={venue} id={venue} />}
    </div>
  )
}

interface TreePaneProps {
  readonly current: number | null
  /** Nothing is chosen in it: it is what the page is about. */
  readonly isAlone: boolean
}

function TreePane({ current, isAlone }: TreePaneProps) {
  const say = useSay()
  const { get, put, hrefWith } = useAddressQuery()
  const reading: Reading = get('reading') === 'owners' ? 'owners' : 'dealers'
  const words = get('q') ?? ''
  const Title = isAlone ? 'h1' : 'h2'
  return (
    <section className={`${styles.pane} ${styles.tree}`}>
      <div className={styles.bar}>
        <Title>{say('admin.orgs')}</Title>
        <a
          className={`${styles.end} ${styles.add}`}
          aria-label={say('admin.org.new')}
          data-tip={say('admin.org.new')}
          href={hrefWith({ venue: null }, paths.newOrganisation)}
        >
          <Icon of={IconPlus} />
        </a>
      </div>
      <div className={styles.sub}>
        <Segmented
          label={say('admin.org.reading')}
          value={reading}
          options={[
            { value: 'dealers', label: say('admin.org.by-dealers') },
            { value: 'owners', label: say('admin.org.by-owners') },
          ]}
          onChange={(next) => put({ reading: next === 'owners' ? next : null, open: null })}
        />
      </div>
      <search className={treeStyles.search}>
        <input
          type="search"
          className={fieldBox}
          aria-label={say('admin.records.find')}
          placeholder={say('admin.records.find')}
          value={words}
          onChange={(event) => put({ q: event.target.value })}
        />
      </search>
      <div className={styles.scroll}>
        {words.trim() === '' ? (
          <Tree key={reading} reading={reading} current={current} />
        ) : (
          <FoundLines words={words} />
        )}
      </div>
    </section>
  )
}

function FoundLines({ words }: { readonly words: string }) {
  const say = useSay()
  const { hrefWith } = useAddressQuery()
  const { items, error, refetch } = useList('organisations', `q=${encodeURIComponent(words.trim())}&limit=50`)
  if (!items) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={1} />
  if (items.length === 0) return <p className={styles.empty}>{say('admin.records.nothing')}</p>
  return (
    <ul>
      {items.map(({ id, name, code, archivedAt }) => (
        <li key={id}>
          <a
            className={treeStyles.line}
            data-off={archivedAt !== null || undefined}
            href={hrefWith({ venue: null, pane: null }, paths.adminOrganisation(id))}
          >
            <span className={treeStyles.twist} />
            <span className="cut">{name}</span>
            <span className={treeStyles.aside}>{archivedAt === null ? code : say('admin.archived')}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Nobody() {
  const say = useSay()
  const { get } = useAddressQuery()
  const { data } = useTree(get('reading') === 'owners' ? 'owners' : 'dealers', null)
  const isEmpty = data?.branches.length === 0 && !data.withoutDealer
  return (
    <section className={styles.pane}>
      {isEmpty ? (
        <EmptyState title={say('admin.org.none')}>{say('admin.org.none.text')}</EmptyState>
      ) : (
        <EmptyState title={say('admin.org.pick')}>{say('admin.org.pick.text')}</EmptyState>
      )}
    </section>
  )
}

function New() {
  const say = useSay()
  return (
    <section className={styles.pane}>
      <BackToTree />
      <div className={styles.bar}>
        <h1>{say('admin.org.new')}</h1>
      </div>
      <OrganisationForm card={null} />
    </section>
  )
}

function One({ id }: { readonly id: number }) {
  const { get } = useAddressQuery()
  const { data, error, refetch } = useOrganisation(id)
  if (!data) {
    if (error instanceof Problem && error.status === 404) return <Missing home={paths.adminOrganisations} />
    return (
      <section className={styles.pane}>
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />}
      </section>
    )
  }
  return (
    <section className={styles.pane} aria-label={data.organisation.name}>
      <BackToTree />
      <OrganisationPane card={data} edits={get('pane') === 'edit' && get('venue') === null} />
    </section>
  )
}

function BackToTree() {
  const say = useSay()
  const { hrefWith } = useAddressQuery()
  return (
    <a className={styles.back} href={hrefWith({ venue: null, pane: null, tab: null }, paths.adminOrganisations)}>
      <Icon of={IconArrowLeft} />
      {say('admin.orgs')}
    </a>
  )
}
