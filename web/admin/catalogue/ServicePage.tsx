import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { RestoredNote } from '../audit/RestoredNote.tsx'
import { useFormer } from '../audit/restore.ts'
import styles from './Catalogue.module.css'
import { DraftForm } from './DraftForm.tsx'
import { restoredVersion } from './restored-version.ts'
import { useDrafting, useVersions } from './services.ts'
import { Version } from './Version.tsx'

/** A service with its versions; what customers see changes only when one is published. */
export function ServicePage() {
  const { id = '' } = useParams({ strict: false })
  return <OneService key={id} serviceId={Number(id)} />
}

/** A service that is not there as yet. */
export function NewServicePage() {
  const say = useSay()
  const { history } = useRouter()
  const title = say('admin.service.new')
  const keep = useDrafting({ parentId: null })
  useTitle(title)
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      <DraftForm from={null} keep={keep} onKept={({ serviceId }) => history.push(paths.catalogueService(serviceId))} />
    </div>
  )
}

function OneService({ serviceId }: { readonly serviceId: number }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: versions, error, refetch } = useVersions(serviceId)
  const [opened, open] = useOpenedVersion()
  const keepNew = useDrafting({ serviceId })
  const latest = versions?.[0]
  const former = useFormer('service')
  const title = latest ? inMyLanguage(latest.name) : say('admin.catalogue')
  useTitle(title)
  return (
    <div className={styles.page}>
      <a className="link" href={paths.catalogue}>
        {say('admin.catalogue')}
      </a>
      <h1>{title}</h1>
      {!versions && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />)}
      <ul className={styles.lines}>
        {versions?.map((version) => (
          <Version
            key={version.id}
            version={version}
            isOpened={opened === version.version}
            onOpen={open}
            keepNew={keepNew}
          />
        ))}
      </ul>
      {latest && opened !== 'new' && (
        <div>
          <Button onClick={() => open('new')}>{say('admin.draft.new')}</Button>
        </div>
      )}
      {latest && opened === 'new' && former !== undefined && (
        <>
          <RestoredNote former={former} />
          <DraftForm
            key={former?.entry}
            from={former ? restoredVersion(latest, withoutStanding(former.state)) : latest}
            keep={keepNew}
            onKept={() => open(null)}
          />
        </>
      )}
    </div>
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

/** Which version stands open, or that a new one is written: in the address. */
function useOpenedVersion() {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const asked = new URLSearchParams(searchStr).get('version')
  const opened = asked === 'new' || asked === null ? asked : Number(asked)
  const open = (version: number | 'new' | null) =>
    history.push(version === null ? pathname : `${pathname}?version=${version}`)
  return [opened, open] as const
}
