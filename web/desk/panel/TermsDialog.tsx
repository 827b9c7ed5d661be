import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CatalogueNode, ContractRow } from '../../../src/contract/catalogue/catalogue.ts'
import type { RequestDetails, RequestSurroundings } from '../../../src/contract/request/request.ts'
import { get, put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useLanguage, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import forms from '../moves/MoveDialog.module.css'
import { useAttempt } from '../request/use-work.ts'

interface TermsDialogProps {
  readonly details: RequestDetails
  readonly around: RequestSurroundings
  readonly onClose: () => void
}

/** Another contract or another service: both deadlines move, what was spent stays spent. */
export function TermsDialog({ details, around, onClose }: TermsDialogProps) {
  const say = useSay()
  const [language] = useLanguage()
  const attempt = useAttempt(details.number)
  const contracts = useContracts().filter(({ state }) => state === 'active')
  const services = useServices()
  const isSame = ({ contractId, serviceId }: Terms) =>
    contractId === String(around.contract.id) && serviceId === String(details.service.id)
  const form = useForm({
    typed: useState<Terms>({ contractId: String(around.contract.id), serviceId: String(details.service.id) }),
    check: (terms) => ({ contractId: isSame(terms) && say('desk.terms.same') }),
    body: ({ contractId, serviceId }) => ({ contractId: Number(contractId), serviceId: Number(serviceId) }),
    send: (body) =>
      attempt({
        call: ({ number, version }) => put(`/api/requests/${number}/terms`, { ...body, version }),
        done: say('desk.terms.done'),
      }),
    places: {
      'contract.not-found': 'contractId',
      'service.not-found': 'serviceId',
      'service.not-published': 'serviceId',
    },
    onDone: onClose,
  })
  const find = { placeholder: say('desk.find'), nothing: say('desk.find.nothing') }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('desk.terms.change')}
      actions={
        <>
          <SendButton form={form}>{say('desk.terms.set')}</SendButton>
          <Button onClick={onClose}>{say('desk.cancel')}</Button>
        </>
      }
    >
      <form className={forms.form} {...form.wiring}>
        <p className="muted">{say('desk.terms.lead')}</p>
        <Select
          label={say('desk.contract')}
          placeholder={say('desk.contract')}
          search={find}
          options={contracts.map(({ id, name, number, serviceHours }) => ({
            value: String(id),
            label: name,
            note: `№${number} · ${serviceHours.name}`,
          }))}
          {...form.choice('contractId')}
        />
        <Select
          label={say('desk.service.label')}
          placeholder={say('desk.service.label')}
          search={find}
          options={services.map(({ id, name }) => ({ value: String(id), label: name[language] }))}
          {...form.choice('serviceId')}
        />
        <FormTrouble form={form} />
      </form>
    </Dialog>
  )
}

interface Terms {
  readonly contractId: string
  readonly serviceId: string
}

/** Contracts that one may see, in force or not. */
export function useContracts(isWanted = true): readonly ContractRow[] {
  const { data } = useQuery({
    queryKey: ['contracts'],
    queryFn: ({ signal }) => get<{ readonly contracts: readonly ContractRow[] }>('/api/contracts', signal),
    enabled: isWanted,
  })
  return data?.contracts ?? []
}

export function useServices(isWanted = true): readonly CatalogueNode[] {
  const { data } = useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => get<{ readonly nodes: readonly CatalogueNode[] }>('/api/catalogue', signal),
    enabled: isWanted,
  })
  return (data?.nodes ?? []).filter(({ isGroup }) => !isGroup)
}
