import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { canMoveVersion, type VersionMove } from '../../../src/domain/catalogue/service-versions.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Catalogue.module.css'
import { DraftForm } from './DraftForm.tsx'
import { Successor } from './Successor.tsx'
import { needsSuccessor, useDrafting, useVersionMove, useVersions } from './services.ts'

const MOVES: readonly VersionMove[] = ['approve', 'publish', 'withdraw']

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
  const [isDrafting, setDrafting] = useState(false)
  const keep = useDrafting({ serviceId })
  const latest = versions?.[0]
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
          <Version key={version.id} version={version} />
        ))}
      </ul>
      {latest && !isDrafting && (
        <div>
          <Button onClick={() => setDrafting(true)}>{say('admin.draft.new')}</Button>
        </div>
      )}
      {latest && isDrafting && <DraftForm from={latest} keep={keep} onKept={() => setDrafting(false)} />}
    </div>
  )
}

function Version({ version }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const formats = useFormats()
  const move = useVersionMove()
  const { id, state, approvedBy, publishedAt } = version
  return (
    <li className={styles.version}>
      <span className="grow">
        {say('admin.version', { version: version.version })} · {say(`admin.version.${state}`)}
        <span className={styles.state}>
          {approvedBy && <span>{say('admin.version.approved-by', { name: approvedBy.name })}</span>}
          {publishedAt && <span>{say('admin.version.published-at', { at: formats.exact(publishedAt) })}</span>}
        </span>
      </span>
      {MOVES.filter((one) => canMoveVersion(state, one)).map((one) => (
        <Button
          key={one}
          kind={one === 'withdraw' ? 'danger' : 'default'}
          data-tip={say(`admin.version.means.${one}`)}
          aria-description={say(`admin.version.means.${one}`)}
          disabled={move.isPending}
          onClick={() => move.mutate({ id, move: one })}
        >
          {say(`admin.version.do.${one}`)}
        </Button>
      ))}
      <Successor
        opened={needsSuccessor(move.error)}
        serviceId={version.serviceId}
        onClose={move.reset}
        onChosen={(successor) => move.mutate({ id, move: 'withdraw', successor })}
      />
    </li>
  )
}
