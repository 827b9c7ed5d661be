import { useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { mayApprove } from '../../../src/domain/catalogue/service-versions.ts'
import { useFormats, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import panes from '../terms/Panes.module.css'
import { PublishLater } from './PublishLater.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'
import { useVersionMove } from './services.ts'

/** What can be done with a version that is no draft, by who may do it. */
export function VersionDock({ version }: { readonly version: ServiceVersion }) {
  if (version.state === 'on_approval') return <Approval version={version} />
  if (version.state === 'approved') return <Publication version={version} />
  return null
}

function Approval({ version: { id, version, revision, authors } }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const me = useMe()
  const move = useVersionMove()
  const [isReturning, setReturning] = useState(false)
  const isOthers = mayApprove(
    authors.map((author) => author.id),
    me.id,
  )
  return (
    <div className={panes.dock}>
      <Button
        onClick={() => (isOthers ? setReturning(true) : move.mutate({ id, move: 'return' }))}
        disabled={move.isPending}
      >
        {say(isOthers ? 'admin.version.do.return' : 'admin.version.do.take-back')}
      </Button>
      <small>{say(isOthers ? 'admin.version.may' : 'admin.version.may-not')}</small>
      <Button
        kind={isOthers ? 'primary' : 'default'}
        reason={isOthers ? undefined : say('refusal.service.own-version')}
        disabled={move.isPending}
        onClick={() => move.mutate({ id, move: 'approve', revision })}
      >
        {isOthers ? say('admin.version.do.approve', { version }) : say('admin.version.waits-for-other')}
      </Button>
      <ReturnDialog
        opened={isReturning}
        onClose={() => setReturning(false)}
        onReturn={(remark) => {
          setReturning(false)
          move.mutate({ id, move: 'return', remark })
        }}
      />
    </div>
  )
}

function Publication({ version: { id, version, publishAt } }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const formats = useFormats()
  const move = useVersionMove()
  const [isPlanning, setPlanning] = useState(false)
  return (
    <div className={panes.dock}>
      <Button onClick={() => setPlanning(true)} disabled={move.isPending}>
        {say('admin.version.do.plan')}
      </Button>
      {publishAt && (
        <>
          <small>{say('admin.version.publish-at', { at: formats.moment(publishAt, Date.now()) })}</small>
          <Button onClick={() => move.mutate({ id, move: 'unplan' })} disabled={move.isPending}>
            {say('admin.version.do.unplan')}
          </Button>
        </>
      )}
      <Button kind="primary" disabled={move.isPending} onClick={() => move.mutate({ id, move: 'publish' })}>
        {say('admin.version.do.publish', { version })}
      </Button>
      <PublishLater
        opened={isPlanning}
        onClose={() => setPlanning(false)}
        onChosen={(at) => {
          setPlanning(false)
          move.mutate({ id, move: 'publish', at })
        }}
      />
    </div>
  )
}
