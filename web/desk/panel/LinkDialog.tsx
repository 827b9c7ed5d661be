import { useState } from 'react'
import type { z } from 'zod'
import type { linkChange } from '../../../src/contract/request/request-changes.ts'
import { LINK_KINDS, type LinkKind } from '../../../src/domain/ground/words.ts'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { DuplicateField } from '../moves/DuplicateField.tsx'
import forms from '../moves/MoveDialog.module.css'
import { useAttempt } from '../request/use-work.ts'

interface LinkDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly number: number
}

/** A duplicate is a move of its own: it closes the request. Here requests are only tied together. */
const KINDS = LINK_KINDS.filter((kind) => kind !== 'duplicate_of')

export function LinkDialog({ opened, onClose, number }: LinkDialogProps) {
  const say = useSay()
  return (
    <Dialog opened={opened} onClose={onClose} title={say('desk.link')}>
      <LinkForm number={number} onClose={onClose} />
    </Dialog>
  )
}

interface Link {
  readonly kind: LinkKind
  readonly other: number | null
}

function LinkForm({ number, onClose }: Omit<LinkDialogProps, 'opened'>) {
  const say = useSay()
  const attempt = useAttempt(number)
  const form = useForm({
    typed: useState<Link>({ kind: 'caused_by', other: null }),
    check: ({ other }) => ({ other: other === null && say('desk.needs.duplicate_of') }),
    body: ({ kind, other }): z.input<typeof linkChange> => ({ kind, number: other ?? 0 }),
    send: (body, key) =>
      attempt({
        call: () => post(`/api/requests/${number}/links`, body, key),
        done: say('desk.linked', { number: body.number }),
      }),
    places: {
      'request.not-found': 'other',
      'request.link-to-itself': 'other',
      'request.links-in-circle': 'other',
      '/number': 'other',
    },
    onDone: onClose,
  })
  return (
    <form className={forms.form} {...form.wiring}>
      <Select
        label={say('desk.link.kind')}
        placeholder={say('desk.link.kind')}
        options={KINDS.map((value) => ({ value, label: say(`desk.link.${value}`) }))}
        {...form.choice('kind')}
      />
      <DuplicateField own={number} {...form.choice('other')} />
      <FormTrouble form={form} />
      <div className={forms.actions}>
        <SendButton form={form}>{say('desk.link')}</SendButton>
        <Button onClick={onClose}>{say('desk.cancel')}</Button>
      </div>
    </form>
  )
}
