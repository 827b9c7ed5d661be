import { useState } from 'react'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import type { Entry } from '../../outbox/entry.ts'
import { send } from '../../outbox/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { newKey } from '../../wire.ts'

/** Something more about a request that is not filed as yet: it goes right after it. */
export function SayMore({ to, onClose }: { readonly to: Entry; readonly onClose: () => void }) {
  const say = useSay()
  const form = useForm({
    typed: useState({ text: '' }),
    check: ({ text }) => ({ text: text.trim() === '' && say('outbox.say-more.missing') }),
    body: ({ text }) => ({ text: text.trim() }),
    send: async (body) => {
      const order = { id: newKey(), kind: 'reply', request: to.id, method: 'POST' } as const
      const title = to.about.title ?? ''
      void send({ ...order, path: '/api/requests/{number}/messages', body, about: { title, text: body.text } })
    },
    onDone: onClose,
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={say('outbox.say-more.title')}
      actions={
        <>
          <SendButton form={form}>{say('outbox.say-more.do')}</SendButton>
          <Button onClick={onClose}>{say('outbox.leave.stay')}</Button>
        </>
      }
    >
      <form {...form.wiring}>
        <TextArea label={say('outbox.say-more.text')} rows={3} maxLength={50_000} {...form.text('text')} />
        <FormTrouble form={form} />
      </form>
    </Dialog>
  )
}
