import { type FormEvent, useId, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useResume } from './moves.ts'

interface ResumeDialogProps {
  readonly request: RequestDetails
  readonly opened: boolean
  readonly onClose: () => void
}

/** What is still wrong: without it nobody would know where to begin. */
export function ResumeDialog({ request, opened, onClose }: ResumeDialogProps) {
  const say = useSay()
  const form = useId()
  const resume = useResume(request)
  const [reason, setReason] = useState('')
  const [isComplaining, setComplaining] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaining(true)
    if (reason.trim() !== '') resume.mutate(reason.trim(), { onSuccess: onClose })
  }
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say('portal.resume.title')}
      actions={
        <>
          <Button type="submit" form={form} kind="primary" disabled={resume.isPending}>
            {say('portal.resume.do')}
          </Button>
          <Button onClick={onClose}>{say('portal.cancel')}</Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <TextArea
          label={say('portal.resume.reason')}
          rows={3}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
          error={isComplaining && reason.trim() === '' && say('portal.resume.missing')}
        />
      </form>
    </Dialog>
  )
}
