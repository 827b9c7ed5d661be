import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { ContractDraft, Covered } from '../../../src/contract/terms/contract-book.ts'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { showToast } from '../../ui/toasts.ts'
import panes from '../terms/Panes.module.css'
import { PaneHead, Panes } from '../terms/Panes.tsx'
import { TERMS } from '../terms/terms.ts'
import { useStep } from '../terms/use-step.ts'
import { ContractFields } from './ContractFields.tsx'
import styles from './Contracts.module.css'
import { draftOf, useContract } from './contracts.ts'
import { Tester } from './Tester.tsx'

const EMPTY: ContractDraft = {
  number: '',
  name: '',
  kind: 'contract',
  state: 'active',
  startsOn: new Date().toISOString().slice(0, 10),
  endsOn: null,
  hoursId: 0,
  levelId: 0,
  contractServiceType: false,
  waitingExternalPauses: false,
  hourPackage: null,
  coversAllServices: true,
  serviceIds: [],
  customers: [],
}

/** A new contract, or a copy of another one: all its terms but the number. */
export function NewContractPage() {
  const { step: of } = useStep('copy')
  return of === null ? <Form begun={EMPTY} names={[]} /> : <Copy of={Number(of)} />
}

function Copy({ of }: { readonly of: number }) {
  const { data, error, refetch } = useContract(of)
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  return <Form begun={{ ...draftOf(data), number: '' }} names={data.names} />
}

function Form({ begun, names }: { readonly begun: ContractDraft; readonly names: readonly Covered[] }) {
  const say = useSay()
  const queries = useQueryClient()
  const { history } = useRouter()
  const title = say('admin.contracts.new')
  useTitle(title)
  const [found, setFound] = useState(names)
  const form = useForm({
    typed: useState(begun),
    check: ({ number, name, hoursId, levelId }) => ({
      number: number.trim() === '' && say('admin.contracts.number.missing'),
      name: name.trim() === '' && say('admin.contracts.name.missing'),
      hoursId: hoursId === 0 && say('admin.contracts.hours.missing'),
      levelId: levelId === 0 && say('admin.contracts.level.missing'),
    }),
    body: (draft) => draft,
    send: (draft, key): Promise<{ id: number }> => post('/api/contracts', draft, key),
    places: { 'contract.number-taken': 'number' },
    onDone: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: TERMS })
      showToast({ text: say('admin.contracts.saved') })
      history.push(paths.contract(id))
    },
  })
  const trouble = form.error('name') ?? form.error('hoursId') ?? form.error('levelId')
  const { typed } = form
  const isReady = typed.number !== '' && typed.name !== '' && typed.hoursId > 0 && typed.levelId > 0
  return (
    <form className={styles.form} {...form.wiring}>
      <Panes width={376} aside={<Tester unsaved={isReady ? { id: null, draft: typed } : null} />}>
        <PaneHead title={title} crumbs={[{ href: paths.adminContracts, label: say('admin.contracts') }]} />
        <div className={panes.body}>
          <ContractFields
            draft={typed}
            onChange={form.put}
            isDefault={false}
            names={found}
            onNamed={(hit) => setFound([...found, hit])}
            onNumber={form.error('number')}
          />
        </div>
        <div className={panes.dock}>
          <div>
            <FormTrouble form={form} />
            {trouble && <p role="alert">{trouble}</p>}
          </div>
          <SendButton form={form}>{say('admin.contracts.add')}</SendButton>
        </div>
      </Panes>
      <Unsaved form={form} />
    </form>
  )
}
