import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { canMoveVersion, type VersionMove } from '../../../src/domain/catalogue/service-versions.ts'
import { useFormats, useSay } from '../../language.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Catalogue.module.css'
import { DraftForm } from './DraftForm.tsx'
import { Successor } from './Successor.tsx'
import { type Keep, needsSuccessor, useRedrafting, useVersionMove } from './services.ts'
import { VersionReading } from './VersionReading.tsx'

const MOVES: readonly VersionMove[] = ['approve', 'publish', 'withdraw']

interface VersionProps {
  readonly version: ServiceVersion
  readonly isOpened: boolean
  readonly onOpen: (version: number | null) => void
  readonly keepNew: Keep
}

/** A line of a service that opens: a draft to be changed, any other version to be read. */
export function Version({ version, isOpened, onOpen, keepNew }: VersionProps) {
  const say = useSay()
  const formats = useFormats()
  const { state, approvedBy, publishedAt } = version
  return (
    <li>
      <div className={styles.version}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpened}
          onClick={() => onOpen(isOpened ? null : version.version)}
        >
          <Icon of={isOpened ? IconChevronDown : IconChevronRight} />
          <span>
            {say('admin.version', { version: version.version })} · {say(`admin.version.${state}`)}
            <span className={styles.state}>
              {approvedBy && <span>{say('admin.version.approved-by', { name: approvedBy.name })}</span>}
              {publishedAt && <span>{say('admin.version.published-at', { at: formats.exact(publishedAt) })}</span>}
            </span>
          </span>
        </button>
        <Moves version={version} />
      </div>
      {isOpened && (
        <div className={styles.opened}>
          {state === 'draft' ? (
            <OpenedDraft version={version} keepNew={keepNew} onKept={() => onOpen(null)} />
          ) : (
            <VersionReading version={version} />
          )}
        </div>
      )}
    </li>
  )
}

interface OpenedDraftProps {
  readonly version: ServiceVersion
  readonly keepNew: Keep
  readonly onKept: () => void
}

function OpenedDraft({ version, keepNew, onKept }: OpenedDraftProps) {
  return <DraftForm from={version} keep={useRedrafting(version)} keepAside={keepNew} onKept={onKept} />
}

/** What can be done with a version in its state. Withdrawing asks first: a published one is gone from the catalogue at once. */
function Moves({ version: { id, serviceId, version, state } }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const move = useVersionMove()
  const [isWithdrawing, setWithdrawing] = useState(false)
  return (
    <>
      {MOVES.filter((one) => canMoveVersion(state, one)).map((one) => (
        <Button
          key={one}
          kind={one === 'withdraw' ? 'danger' : 'default'}
          data-tip={say(`admin.version.means.${one}`)}
          aria-description={say(`admin.version.means.${one}`)}
          disabled={move.isPending}
          onClick={() => (one === 'withdraw' ? setWithdrawing(true) : move.mutate({ id, move: one }))}
        >
          {say(`admin.version.do.${one}`)}
        </Button>
      ))}
      <AskFirst
        opened={isWithdrawing}
        title={say('admin.withdraw.title', { version })}
        text={say(state === 'published' ? 'admin.withdraw.published' : 'admin.withdraw.unseen')}
        yes={say('admin.version.do.withdraw')}
        no={say('admin.successor.not')}
        onYes={() => move.mutate({ id, move: 'withdraw' })}
        onClose={() => setWithdrawing(false)}
      />
      <Successor
        opened={needsSuccessor(move.error)}
        serviceId={serviceId}
        onClose={move.reset}
        onChosen={(successor) => move.mutate({ id, move: 'withdraw', successor })}
      />
    </>
  )
}
