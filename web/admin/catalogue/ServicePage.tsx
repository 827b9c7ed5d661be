import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { useFormer } from '../audit/restore.ts'
import { useAddressQuery } from '../customers/use-query.ts'
import { DraftPanes } from './DraftPanes.tsx'
import { ReadPanes } from './ReadPanes.tsx'
import { restoredVersion } from './restored-version.ts'
import styles from './Service.module.css'
import { useDrafting, useRedrafting, useVersions } from './services.ts'
import { NEW, type VersionList } from './VersionsPane.tsx'

/** A service with its versions; what customers see changes only when one is published. */
export function ServicePage() {
  const { id = '' } = useParams({ strict: false })
  return <OneService key={id} serviceId={Number(id)} />
}

/** A service that is not there as yet. */
export function NewServicePage() {
  const say = useSay()
  const { history } = useRouter()
  const { get } = useAddressQuery()
  const title = say('admin.service.new')
  const group = Number(get('group') ?? 0)
  const keep = useDrafting({ parentId: group > 0 ? group : null })
  useTitle(title)
  return (
    <div className={styles.columns}>
      <DraftPanes
        list={{ serviceId: null, versions: [], opened: NEW }}
        from={null}
        title={title}
        keep={keep}
        onKept={({ serviceId }) => history.push(paths.catalogueService(serviceId))}
      />
    </div>
  )
}

function OneService({ serviceId }: { readonly serviceId: number }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: versions, error, refetch } = useVersions(serviceId)
  const { get } = useAddressQuery()
  const former = useFormer('service')
  const asked = get('version')
  const [latest] = versions ?? []
  const title = latest ? inMyLanguage(latest.name) : say('admin.catalogue')
  useTitle(title)
  if (!versions || former === undefined) {
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  }
  const opened = asked === NEW ? NEW : (versions.find(({ version }) => String(version) === asked) ?? latest ?? null)
  const list = { serviceId, versions }
  return (
    <div className={styles.columns}>
      {opened === NEW && latest && (
        <NewDraft key={former?.entry ?? NEW} list={{ ...list, opened: NEW }} latest={latest} title={title} />
      )}
      {opened !== NEW && opened && (
        <OneVersion
          key={opened.id}
          list={{ ...list, opened: opened.version }}
          version={opened}
          title={inMyLanguage(opened.name)}
        />
      )}
    </div>
  )
}

interface OneDraft {
  readonly list: VersionList & { readonly serviceId: number }
  readonly title: string
}

/** The next version, begun with what the latest one says or with what was once. */
function NewDraft({ list, latest, title }: OneDraft & { readonly latest: ServiceVersion }) {
  const { go } = useAddressQuery()
  const former = useFormer('service') ?? null
  const keep = useDrafting(list)
  return (
    <DraftPanes
      list={list}
      from={former ? restoredVersion(latest, withoutStanding(former.state)) : latest}
      former={former}
      title={title}
      keep={keep}
      onKept={({ version }) => go({ version: String(version), restore: null })}
    />
  )
}

/** A draft to be written, any other version to be read; what is typed stays when somebody hands the draft over meanwhile. */
function OneVersion({ list, version, title }: OneDraft & { readonly version: ServiceVersion }) {
  const { go } = useAddressQuery()
  const [isUnsaved, setUnsaved] = useState(false)
  const keep = useRedrafting(version)
  const keepAside = useDrafting(list)
  if (version.state !== 'draft' && !isUnsaved) return <ReadPanes list={list} version={version} title={title} />
  return (
    <DraftPanes
      list={list}
      draft={version}
      from={version}
      title={title}
      keep={version.state === 'draft' ? keep : keepAside}
      onUnsaved={setUnsaved}
      onKept={(kept) => kept.version !== version.version && go({ version: String(kept.version) })}
    />
  )
}

/** What is written alone: which version it was, and how it stood, is not put back. */
function withoutStanding({
  version: _,
  state: __,
  states: ___,
  revisions: ____,
  ...written
}: Readonly<Record<string, unknown>>) {
  return written
}
