import { useState } from 'react'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'

interface PublishLaterProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onChosen: (at: string) => void
}

/** From when on customers see the version instead of the one before. */
export function PublishLater({ opened, onClose, onChosen }: PublishLaterProps) {
  const say = useSay()
  const form = useForm({
    typed: useState({ at: '' }),
    check: ({ at }) => ({ at: !(at !== '' && Date.parse(at) > Date.now()) && say('admin.version.plan.missing') }),
    body: ({ at }) => new Date(at).toISOString(),
    send: async (at) => onChosen(at),
  })
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say('admin.version.plan.title')}
      actions={
        <>
          <SendButton form={form}>{say('admin.version.plan.do')}</SendButton>
          <Button onClick={onClose}>{say('admin.cancel')}</Button>
        </>
      }
    >
      <form {...form.wiring}>
        <TextField
          type="datetime-local"
          label={say('admin.version.plan.at')}
          hint={say('admin.version.plan.hint')}
          {...form.text('at')}
        />
      </form>
    </Dialog>
  )
}
