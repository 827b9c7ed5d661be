import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContractDraft, Covered, ContractPage as Kept } from '../../../src/contract/terms/contract-book.ts'
import { post, put } from '../../api.ts'
import { Unsaved } from '../../form/Unsaved.tsx'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import panes from '../terms/Panes.module.css'
import { PaneHead, Panes } from '../terms/Panes.tsx'
import { TERMS } from '../terms/terms.ts'
import { useCrossing } from '../terms/use-crossing.ts'
import { useStep } from '../terms/use-step.ts'
import { WhatChanges } from '../terms/WhatChanges.tsx'
import { ContractFields } from './ContractFields.tsx'
import { Standing } from './ContractsPage.tsx'
import { changedParts, draftOf, partText, useContract } from './contracts.ts'
import { Tester } from './Tester.tsx'
import { useTell } from './use-tell.ts'

export function ContractPage() {
  const { data, error, refetch } = useContract(Number(useParams({ strict: false }).id))
  if (!data) {
    if (error instanceof Problem && error.code === 'contract.not-found') return <Missing home={paths.adminContracts} />
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  }
  return <Page key={data.id} contract={data} />
}

/** The terms of a contract beside the tester, which goes by what is typed. */
function Page({ contract }: { readonly contract: Kept }) {
  const say = useSay()
  const crossing = useCrossing({
    state: contract.revision,
    kept: draftOf(contract),
    partsOf: (one) => ({ ...one }),
    typedOf: (parts) => ({ ...draftOf(contract), ...parts }),
  })
  const { typed: draft, setTyped: setDraft, begun, crossed } = crossing
  const tell = useTell([...contract.names])
  const [found, setFound] = useState<readonly Covered[]>([])
  const { step, go } = useStep()
  const changed = changedParts(begun, draft)
  const title = `№${contract.number}, ${contract.name}`
  useTitle(title)
  if (step === 'check' && changed.length > 0 && !crossed) return <Checked contract={contract} draft={draft} />
  const check = () => changed.length > 0 && !crossed && go('check')
  return (
    <>
      <Panes width={376} aside={<Tester unsaved={changed.length > 0 ? { id: contract.id, draft } : null} />}>
        <PaneHead
          title={title}
          crumbs={[{ href: paths.adminContracts, label: say('admin.contracts') }]}
          meta={
            <>
              <Standing state={contract.state} endsOn={contract.endsOn} />
              <span>{say('admin.hours.open', { count: contract.open })}</span>
              {contract.demonstrationValues && <span>{say('admin.contracts.demonstration')}</span>}
            </>
          }
        >
          <a className={buttonClass()} href={paths.copyContract(contract.id)}>
            {say('admin.contracts.copy')}
          </a>
          {!contract.isDefault && <Suspend draft={draft} onChange={setDraft} />}
        </PaneHead>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter goes on from any field */}
        <div
          className={panes.body}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && check()}
        >
          {crossed && (
            <CrossedEdits crossed={crossed} nameOf={(part) => say(partText(part))} tell={tell} onGoOn={crossing.goOn} />
          )}
          <ContractFields
            draft={draft}
            onChange={setDraft}
            isDefault={contract.isDefault}
            names={[...contract.names, ...found]}
            onNamed={(hit) => setFound([...found, hit])}
          />
        </div>
        {changed.length > 0 ? (
          <div className={panes.dock}>
            <p>
              {say('admin.hours.changes', {
                count: changed.length,
                what: changed.map((part) => say(`admin.contracts.part.${part}`)).join('; '),
              })}
              <small>{say('admin.contracts.touches', { count: contract.open })}</small>
            </p>
            <Button kind="ghost" onClick={() => setDraft(begun)}>
              {say('admin.hours.cancel')}
            </Button>
            <Button kind="primary" reason={crossed ? say('admin.edits') : undefined} onClick={check}>
              {say('admin.check')}
            </Button>
          </div>
        ) : (
          <div />
        )}
      </Panes>
      <Unsaved form={{ isUnsaved: () => changed.length > 0 }} />
    </>
  )
}

interface SuspendProps {
  readonly draft: ContractDraft
  readonly onChange: (draft: ContractDraft) => void
}

/** What is done with its state; like every term it waits in the dock. */
function Suspend({ draft, onChange }: SuspendProps) {
  const say = useSay()
  const next = draft.state === 'active' ? 'suspended' : 'active'
  return (
    <Button kind="ghost" onClick={() => onChange({ ...draft, state: next })}>
      {say(next === 'suspended' ? 'admin.contracts.suspend' : 'admin.contracts.activate')}
    </Button>
  )
}

function Checked({ contract, draft }: { readonly contract: Kept; readonly draft: ContractDraft }) {
  const say = useSay()
  const queries = useQueryClient()
  const { go } = useStep()
  const url = `/api/contracts/${contract.id}`
  return (
    <WhatChanges
      title={`№${contract.number}`}
      crumbs={[{ href: paths.adminContracts, label: say('admin.contracts') }]}
      summary={changedParts(draftOf(contract), draft).map((part) => (
        <span key={part}>{say(`admin.contracts.part.${part}`)}</span>
      ))}
      draft={JSON.stringify([contract.id, draft])}
      ask={(from) => post(`${url}/checks`, { draft, ...from })}
      save={async (order) => {
        await put(url, { draft, order, revision: contract.revision })
        showToast({ text: say('admin.contracts.saved') })
        go(null)
      }}
      onSaved={() => queries.invalidateQueries({ queryKey: TERMS })}
      onBack={() => go(null)}
    />
  )
}
