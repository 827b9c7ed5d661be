import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { PRIORITIES, type Priority } from '../../../src/domain/ground/words.ts'
import { put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import forms from '../moves/MoveDialog.module.css'
import { tomorrowAt } from '../moves/presets.ts'
import { UntilField } from '../moves/UntilField.tsx'
import { useClockPage } from './use-request.ts'
import { useAttempt } from './use-work.ts'

interface OverrideDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly details: RequestDetails
}

/** A team lead's word against the matrix: with a reason and an end, and the way to take it back. */
export function OverrideDialog({ opened, onClose, details }: OverrideDialogProps) {
  const say = useSay()
  return (
    <Dialog opened={opened} onClose={onClose} title={say('desk.override.title')}>
      <OverrideForm details={details} onClose={onClose} />
    </Dialog>
  )
}

interface Override {
  readonly priority: Priority
  readonly reason: string
  readonly until: number | null
}

function OverrideForm({ details, onClose }: Omit<OverrideDialogProps, 'opened'>) {
  const say = useSay()
  const formats = useFormats()
  const attempt = useAttempt(details.number)
  const { data } = useClockPage(details.number)
  const held = data?.priority.override
  const send = (override: { priority: Priority; reason: string; until: string } | null) =>
    attempt({
      call: ({ number, version }) => put(`/api/requests/${number}/priority-override`, { override, version }),
      done: say(override ? 'desk.override.done' : 'desk.override.taken-back'),
    })
  const form = useForm({
    typed: useState<Override>(() => ({
      priority: details.priority,
      reason: '',
      until: tomorrowAt(9, Date.now(), formats.zone),
    })),
    check: ({ reason, until }) => ({
      reason: reason.trim() === '' && say('desk.needs.reason'),
      until: until === null && say('desk.needs.until'),
    }),
    body: ({ priority, reason, until }) => ({ priority, reason, until: new Date(until ?? 0).toISOString() }),
    send: (body) => send(body),
    places: { 'request.reason-missing': 'reason', '/override/reason': 'reason', '/override/until': 'until' },
    onDone: onClose,
  })
  const takingBack = useForm({ typed: useState({}), body: () => null, send, onDone: onClose })
  const { priority } = form.typed
  const options = PRIORITIES.map((one) => ({ value: `${one}` as const, label: one }))
  return (
    <form className={forms.form} {...form.wiring}>
      {held && (
        <p className="muted">
          {say('desk.override.held', {
            by: held.by,
            until: formats.moment(held.until, Date.now()),
            reason: held.reason,
          })}
        </p>
      )}
      <Segmented
        label={say('desk.override.priority')}
        value={`${priority}`}
        options={options}
        onChange={(value) => form.set({ priority: PRIORITIES.find((one) => `${one}` === value) ?? priority })}
      />
      <UntilField label={say('desk.override.until')} {...form.choice('until')} />
      <TextArea label={say('desk.reason')} {...form.text('reason')} />
      <FormTrouble form={form} />
      <FormTrouble form={takingBack} />
      <div className={forms.actions}>
        <SendButton form={form}>{say('desk.override.set')}</SendButton>
        {held && <Button onClick={takingBack.submit}>{say('desk.override.take-back')}</Button>}
        <Button onClick={onClose}>{say('desk.cancel')}</Button>
      </div>
    </form>
  )
}
