import { useState } from 'react'
import { isPlainAddress } from '../../../src/domain/people/address.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import type { Problem } from '../../problem.ts'
import { TextField } from '../../ui/TextField.tsx'
import { AddressLine, WaitingLine } from './AddressLines.tsx'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'
import { useAddresses, useConfirming } from './use-addresses.ts'

/** Every address that the person writes from. A new one counts when its reader pressed the button in our letter. */
export function Addresses() {
  const say = useSay()
  const { data, error, refetch } = useAddresses()
  return (
    <Sheet title={say('portal.addresses')} lead={say('portal.addresses.lead')}>
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />)}
      {data && (
        <ul className={styles.lines}>
          {data.items.map((address) => (
            <AddressLine key={address.id} address={address} all={data.items} />
          ))}
          {data.waiting.map((waiting) => (
            <WaitingLine key={waiting.id} waiting={waiting} />
          ))}
        </ul>
      )}
      <NewAddress />
    </Sheet>
  )
}

function NewAddress() {
  const say = useSay()
  const confirming = useConfirming()
  const form = useForm({
    typed: useState({ address: '' }),
    check: ({ address }) => ({ address: !isPlainAddress(lowered(address)) && say('portal.addresses.wrong') }),
    body: ({ address }) => ({ address: lowered(address) }),
    send: (body) => confirming.mutateAsync(body.address),
    refusal: ({ facts }: Problem) => because(facts.because, say),
    onDone: () => {
      form.reset({ address: '' })
    },
  })
  return (
    <form className={styles.two} {...form.wiring}>
      <TextField
        label={say('portal.addresses.new')}
        type="email"
        autoComplete="email"
        maxLength={254}
        {...form.text('address')}
      />
      <FormTrouble form={form} />
      <div className={styles.save}>
        <SendButton form={form} kind="default">
          {say('portal.addresses.add')}
        </SendButton>
      </div>
    </form>
  )
}

function lowered(typed: string): string {
  return typed.trim().toLowerCase()
}

function because(reason: unknown, say: Say): string | undefined {
  if (reason === 'ours') return say('portal.addresses.ours')
  return reason === 'too_many' ? say('portal.addresses.too-many') : undefined
}
