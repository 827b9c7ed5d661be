import { useState } from 'react'
import { LINK_KINDS, type LinkKind } from '../../../src/domain/ground/words.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { DuplicateField } from '../moves/DuplicateField.tsx'
import forms from '../moves/MoveDialog.module.css'
import { useWork } from '../request/use-work.ts'

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

function LinkForm({ number, onClose }: Omit<LinkDialogProps, 'opened'>) {
  const say = useSay()
  const work = useWork(number)
  const [kind, setKind] = useState<LinkKind>('caused_by')
  const [other, setOther] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const link = async () => {
    const isDone = await work({
      call: () => post(`/api/requests/${number}/links`, { kind, number: other }),
      done: say('desk.linked', { number: other ?? 0 }),
      onRefused: (refusal) => setError(say(textOfProblem(refusal))),
    })
    if (isDone) onClose()
  }
  return (
    <>
      <Select
        label={say('desk.link.kind')}
        placeholder={say('desk.link.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: say(`desk.link.${value}`) }))}
        onChange={setKind}
      />
      <DuplicateField own={number} value={other} onChange={setOther} />
      {error && (
        <p role="alert" className={forms.error}>
          {error}
        </p>
      )}
      <div className={forms.actions}>
        <Button
          kind="primary"
          reason={other === null ? say('desk.needs.duplicate_of') : undefined}
          onClick={() => void link()}
        >
          {say('desk.link')}
        </Button>
        <Button onClick={onClose}>{say('desk.cancel')}</Button>
      </div>
    </>
  )
}
