import { useState } from 'react'
import type { ColleagueOrder, Company, InvitedColleague } from '../../../src/contract/customers/company.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Company.module.css'
import { useRefreshCompany } from './company.ts'

interface InviteProps {
  readonly company: Company
  readonly opened: boolean
  readonly onClose: () => void
}

/** A new person of the company. The link goes to his address: whoever invites does not see it. */
export function Invite({ company, opened, onClose }: InviteProps) {
  const say = useSay()
  return (
    <Dialog opened={opened} onClose={onClose} title={say('portal.company.invite')}>
      <Fields company={company} onDone={onClose} />
    </Dialog>
  )
}

interface Typed {
  readonly name: string
  readonly email: string
  readonly where: string | null
  readonly role: 'customer_user' | 'customer_manager'
}

interface FieldsProps {
  readonly company: Company
  readonly onDone: () => void
}

function Fields({ company, onDone }: FieldsProps) {
  const say = useSay()
  const refresh = useRefreshCompany()
  const form = useForm<Typed, ColleagueOrder, InvitedColleague>({
    typed: useState<Typed>({ name: '', email: '', where: null, role: 'customer_user' }),
    check: ({ name, email, where }) => ({
      name: name.trim() === '' && say('portal.company.invite.name.missing'),
      email: !/^\S+@\S+\.\S+$/.test(email.trim()) && say('portal.company.invite.email.missing'),
      where: where === null && say('portal.company.invite.where.missing'),
    }),
    body: ({ name, email, where, role }) => {
      const [kind, id] = (where ?? '').split(' ')
      return {
        name: name.trim(),
        email: email.trim(),
        role,
        organisationId: kind === 'organisation' ? Number(id) : null,
        venueId: kind === 'venue' ? Number(id) : null,
      }
    },
    send: (body, key) => post('/api/company/people', body, key),
    places: { 'person.address-taken': 'email', '/email': 'email' },
    onDone: async ({ letterTo }, { name }) => {
      showToast({ text: say('portal.company.invite.sent', { name, address: letterTo }) })
      onDone()
      await refresh()
    },
  })
  const options = [
    ...company.organisations.map(({ id, name, code }) => ({
      value: `organisation ${id}`,
      label: name,
      ...(code !== null && { note: code }),
    })),
    ...company.venues.map(({ id, name, address, code }) => ({
      value: `venue ${id}`,
      label: placeName({ name, address }),
      note: code,
    })),
  ]
  return (
    <form className={styles.form} {...form.wiring}>
      <TextField label={say('portal.company.invite.name')} autoComplete="off" maxLength={200} {...form.text('name')} />
      <TextField
        label={say('portal.company.invite.email')}
        hint={say('portal.company.invite.hint')}
        type="email"
        autoComplete="off"
        maxLength={200}
        {...form.text('email')}
      />
      <Select
        label={say('portal.company.invite.where')}
        placeholder={say('portal.company.invite.where')}
        options={options}
        {...form.choice('where')}
      />
      <Segmented
        label={say('portal.company.invite.role')}
        value={form.typed.role}
        options={(['customer_user', 'customer_manager'] as const).map((value) => ({
          value,
          label: say(`portal.company.role.${value}`),
        }))}
        onChange={(role) => form.set({ role })}
      />
      <FormTrouble form={form} />
      <SendButton form={form}>{say('portal.company.invite')}</SendButton>
    </form>
  )
}
