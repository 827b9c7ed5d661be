import { useState } from 'react'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

interface ReturnDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onReturn: (remark: string) => void
}

/** Back to its author, with what is to be put right. */
export function ReturnDialog({ opened, onClose, onReturn }: ReturnDialogProps) {
  const say = useSay()
  const form = useForm({
    typed: useState({ remark: '' }),
    check: ({ remark }) => ({ remark: remark.trim() === '' && say('admin.version.remark.missing') }),
    body: ({ remark }) => remark.trim(),
    send: async (remark) => onReturn(remark),
  })
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say('admin.version.do.return')}
      actions={
        <>
          <SendButton form={form}>{say('admin.version.do.return-it')}</SendButton>
          <Button onClick={onClose}>{say('admin.cancel')}</Button>
        </>
      }
    >
      <form {...form.wiring}>
        <TextArea label={say('admin.version.remark.label')} maxLength={2_000} rows={3} {...form.text('remark')} />
      </form>
    </Dialog>
  )
}
