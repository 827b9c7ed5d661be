import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
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
  const resume = useResume(request)
  const form = useForm({
    typed: useState({ reason: '' }),
    check: ({ reason }) => ({ reason: reason.trim() === '' && say('portal.resume.missing') }),
    body: ({ reason }) => ({ reason: reason.trim() }),
    send: (body) => resume.mutateAsync(body.reason),
    places: { 'request.reason-missing': 'reason' },
    onDone: onClose,
  })
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say('portal.resume.title')}
      actions={
        <>
          <SendButton form={form}>{say('portal.resume.do')}</SendButton>
          <Button onClick={onClose}>{say('portal.cancel')}</Button>
        </>
      }
    >
      <form {...form.wiring}>
        <TextArea label={say('portal.resume.reason')} rows={3} maxLength={2000} {...form.text('reason')} />
        <FormTrouble form={form} />
      </form>
    </Dialog>
  )
}
