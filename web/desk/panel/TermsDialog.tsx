import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CatalogueNode, ContractRow } from '../../../src/contract/catalogue/catalogue.ts'
import type { RequestDetails, RequestSurroundings } from '../../../src/contract/request/request.ts'
import { get, put } from '../../api.ts'
import { useLanguage, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import forms from '../moves/MoveDialog.module.css'
import { useWork } from '../request/use-work.ts'

interface TermsDialogProps {
  readonly details: RequestDetails
  readonly around: RequestSurroundings
  readonly onClose: () => void
}

/** Another contract or another service: both deadlines move, what was spent stays spent. */
export function TermsDialog({ details, around, onClose }: TermsDialogProps) {
  const say = useSay()
  const [language] = useLanguage()
  const work = useWork(details.number)
  const contracts = useContracts()
  const services = useServices()
  const [contractId, setContract] = useState(String(around.contract.id))
  const [serviceId, setService] = useState(String(details.service.id))
  const [error, setError] = useState<string | null>(null)
  const isSame = contractId === String(around.contract.id) && serviceId === String(details.service.id)
  const find = { placeholder: say('desk.find'), nothing: say('desk.find.nothing') }
  const send = async () => {
    const isDone = await work({
      call: ({ number, version }) =>
        put(`/api/requests/${number}/terms`, {
          contractId: Number(contractId),
          serviceId: Number(serviceId),
          version,
        }),
      done: say('desk.terms.done'),
      onRefused: (refusal) => setError(say(textOfProblem(refusal))),
    })
    if (isDone) onClose()
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('desk.terms.change')}
      actions={
        <>
          <Button kind="primary" reason={isSame ? say('desk.terms.same') : undefined} onClick={() => void send()}>
            {say('desk.terms.set')}
          </Button>
          <Button onClick={onClose}>{say('desk.cancel')}</Button>
        </>
      }
    >
      <p className="muted">{say('desk.terms.lead')}</p>
      <Select
        label={say('desk.contract')}
        placeholder={say('desk.contract')}
        value={contractId}
        search={find}
        options={contracts.map(({ id, name, number, serviceHours }) => ({
          value: String(id),
          label: name,
          note: `№${number} · ${serviceHours.name}`,
        }))}
        onChange={setContract}
      />
      <Select
        label={say('desk.service.label')}
        placeholder={say('desk.service.label')}
        value={serviceId}
        search={find}
        options={services.map(({ id, name }) => ({ value: String(id), label: name[language] }))}
        onChange={setService}
      />
      {error && (
        <p role="alert" className={forms.error}>
          {error}
        </p>
      )}
    </Dialog>
  )
}

function useContracts(): readonly ContractRow[] {
  const { data } = useQuery({
    queryKey: ['contracts'],
    queryFn: ({ signal }) => get<{ readonly contracts: readonly ContractRow[] }>('/api/contracts', signal),
  })
  return (data?.contracts ?? []).filter(({ state }) => state === 'active')
}

export function useServices(): readonly CatalogueNode[] {
  const { data } = useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => get<{ readonly nodes: readonly CatalogueNode[] }>('/api/catalogue', signal),
  })
  return (data?.nodes ?? []).filter(({ isGroup }) => !isGroup)
}
