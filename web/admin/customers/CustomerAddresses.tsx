import { IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerRecord } from '../../../src/contract/customers/customers.ts'
import { post, remove } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './RemoteList.module.css'
import { useRefresh } from './records.ts'

/** How a person is reached, and whether he has shown that it is his. */
export function CustomerAddresses({ record: { id, addresses } }: { readonly record: CustomerRecord }) {
  const say = useSay()
  const formats = useFormats()
  const refresh = useRefresh()
  const taking = useMutation({
    mutationFn: (address: number) => remove(`/api/customers/${id}/addresses/${address}`),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  return (
    <section className={styles.section}>
      <h2>{say('admin.person.addresses')}</h2>
      {addresses.length === 0 && <p className="muted">{say('admin.person.addresses.none')}</p>}
      <ul className={styles.lines}>
        {addresses.map(({ id: own, kind, value, verified, bounced }) => {
          const words = kind === 'phone' ? formats.phone(value) : value
          return (
            <li key={own}>
              <span>
                {words}{' '}
                <span className={styles.quiet}>
                  {say(verified ? 'admin.person.address.proven' : 'admin.person.address.unproven')}
                  {bounced && ` · ${say('admin.person.address.bounced')}`}
                </span>
              </span>
              <IconButton
                icon={IconX}
                label={say('admin.person.address.take', { address: words })}
                onClick={() => taking.mutate(own)}
              />
            </li>
          )
        })}
      </ul>
      <Another id={id} />
    </section>
  )
}

function Another({ id }: { readonly id: number }) {
  const say = useSay()
  const refresh = useRefresh()
  const form = useForm({
    typed: useState({ address: '' }),
    check: ({ address }) => ({ address: address.trim().length < 3 && say('admin.person.email.wrong') }),
    body: ({ address }) => ({ address: address.trim() }),
    send: (body, key) => post(`/api/customers/${id}/addresses`, body, key),
    places: { 'person.address-taken': 'address', '/email': 'address', '/phone': 'address' },
    onDone: async () => {
      form.reset({ address: '' })
      await refresh()
    },
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <TextField label={say('admin.person.address.new')} autoComplete="off" maxLength={320} {...form.text('address')} />
      <FormTrouble form={form} />
      <div>
        <SendButton form={form} kind="default">
          {say('admin.person.address.add')}
        </SendButton>
      </div>
    </form>
  )
}
