import { useState } from 'react'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { useServices } from './services.ts'

interface SuccessorProps {
  readonly opened: boolean
  /** The default service that is to go. */
  readonly serviceId: number
  readonly onClose: () => void
  readonly onChosen: (successor: number) => void
}

/** Own words and letters always have a service: which one takes the place of the one that goes. */
export function Successor({ opened, serviceId, onClose, onChosen }: SuccessorProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: services = [] } = useServices()
  const form = useForm({
    typed: useState<{ readonly chosen: string | null }>({ chosen: null }),
    check: ({ chosen }) => ({ chosen: chosen === null && say('admin.draft.missing') }),
    body: ({ chosen }) => Number(chosen),
    send: async (successor) => onChosen(successor),
  })
  const options = services
    .filter(({ id, publishedVersion }) => id !== serviceId && publishedVersion !== null)
    .map(({ id, name }) => ({ value: String(id), label: inMyLanguage(name) }))
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={say('admin.successor.title')}
      actions={
        <>
          <SendButton form={form} kind="danger">
            {say('admin.successor.do')}
          </SendButton>
          <Button onClick={onClose}>{say('admin.successor.not')}</Button>
        </>
      }
    >
      <p>{say('refusal.service.is-default')}</p>
      <form {...form.wiring}>
        <Select
          label={say('admin.successor.label')}
          placeholder={say('admin.successor.choose')}
          options={options}
          {...form.choice('chosen')}
        />
      </form>
    </Dialog>
  )
}
