import type { ServiceUses, ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './Service.module.css'
import { useUses } from './services.ts'

interface WithdrawDialogProps {
  readonly opened: boolean
  readonly version: ServiceVersion
  readonly onYes: () => void
  readonly onClose: () => void
}

/** Before a version goes: what leans on the service, thing by thing. */
export function WithdrawDialog({ opened, version, onYes, onClose }: WithdrawDialogProps) {
  const say = useSay()
  const isSeen = version.state === 'published'
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say('admin.withdraw.title', { version: version.version })}
      actions={
        <>
          <Button kind="danger" onClick={onYes}>
            {say('admin.version.do.withdraw')}
          </Button>
          <Button onClick={onClose}>{say('admin.successor.not')}</Button>
        </>
      }
    >
      <p>{say(isSeen ? 'admin.withdraw.published' : 'admin.withdraw.unseen')}</p>
      {isSeen && opened && <Uses serviceId={version.serviceId} />}
    </Dialog>
  )
}

function Uses({ serviceId }: { readonly serviceId: number }) {
  const say = useSay()
  const { data: uses, error, refetch } = useUses(serviceId)
  if (!uses) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={1} />
  const { openRequests, isDefault } = uses
  const isFree = openRequests === 0 && !isDefault && linksOf(uses).length === 0 && uses.otherContracts === 0
  return (
    <div className={styles.uses}>
      <h3>{say('admin.uses')}</h3>
      {isFree && <p>{say('admin.uses.none')}</p>}
      <ul>
        {isDefault && <li>{say('admin.uses.default')}</li>}
        {openRequests > 0 && <li>{say('admin.uses.requests', { count: openRequests })}</li>}
        <Links uses={uses} />
        {uses.otherContracts > 0 && <li>{say('admin.uses.contracts', { count: uses.otherContracts })}</li>}
      </ul>
    </div>
  )
}

function Links({ uses }: { readonly uses: ServiceUses }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  return linksOf(uses).map(({ what, href, name }) => (
    <li key={href}>
      {say(`admin.uses.${what}`)}{' '}
      <a className="link" href={href}>
        {typeof name === 'string' ? name : inMyLanguage(name) || name.en}
      </a>
    </li>
  ))
}

function linksOf({ contracts, levels, announcements }: ServiceUses) {
  return [
    ...contracts.map(({ id, name }) => ({ what: 'contract', href: paths.contract(id), name }) as const),
    ...levels.map(({ id, name }) => ({ what: 'level', href: paths.level(id), name }) as const),
    ...announcements.map(
      ({ id, text }) => ({ what: 'announcement', href: paths.announcement(id), name: text }) as const,
    ),
  ]
}
