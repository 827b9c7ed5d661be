import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { PRIORITIES, type Priority } from '../../../src/domain/ground/words.ts'
import { put } from '../../api.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import forms from '../moves/MoveDialog.module.css'
import { tomorrowAt } from '../moves/presets.ts'
import { UntilField } from '../moves/UntilField.tsx'
import { useClockPage } from './use-request.ts'
import { useWork } from './use-work.ts'

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

function OverrideForm({ details, onClose }: Omit<OverrideDialogProps, 'opened'>) {
  const say = useSay()
  const formats = useFormats()
  const work = useWork(details.number)
  const { data } = useClockPage(details.number)
  const held = data?.priority.override
  const [priority, setPriority] = useState<Priority>(details.priority)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<number | null>(() => tomorrowAt(9, Date.now(), formats.zone))
  const [error, setError] = useState<string | null>(null)
  const send = async (override: { priority: Priority; reason: string; until: string } | null) => {
    setError(null)
    const isDone = await work({
      call: ({ number, version }) => put(`/api/requests/${number}/priority-override`, { override, version }),
      done: say(override ? 'desk.override.done' : 'desk.override.taken-back'),
      onRefused: (refusal) => setError(say(textOfProblem(refusal))),
    })
    if (isDone) onClose()
  }
  const options = PRIORITIES.map((one) => ({ value: `${one}` as const, label: one }))
  return (
    <>
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
        onChange={(value) => setPriority(PRIORITIES.find((one) => `${one}` === value) ?? priority)}
      />
      <UntilField label={say('desk.override.until')} value={until} onChange={setUntil} />
      <TextArea
        label={say('desk.reason')}
        value={reason}
        error={error}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={forms.actions}>
        <Button
          kind="primary"
          reason={reason.trim() && until ? undefined : say('desk.override.needs')}
          onClick={() => until && void send({ priority, reason, until: new Date(until).toISOString() })}
        >
          {say('desk.override.set')}
        </Button>
        {held && <Button onClick={() => void send(null)}>{say('desk.override.take-back')}</Button>}
        <Button onClick={onClose}>{say('desk.cancel')}</Button>
      </div>
    </>
  )
}
