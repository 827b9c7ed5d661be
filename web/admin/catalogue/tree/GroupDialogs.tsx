import { IconFolderPlus, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ManagedService } from '../../../../src/contract/catalogue/catalogue.ts'
import type { Bilingual } from '../../../../src/domain/ground/words.ts'
import { post, put, remove } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { useForm } from '../../../form/use-form.ts'
import { useInMyLanguage, useSay } from '../../../language.ts'
import { textOfProblem } from '../../../problem.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { SERVICES } from '../services.ts'

const NAMELESS: Bilingual = { ru: '', en: '' }

/** A new group, at the end. */
export function AddGroup() {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={IconFolderPlus} onClick={() => setOpen(true)}>
        {say('admin.order.group.new')}
      </Button>
      {isOpen && (
        <NameDialog
          title={say('admin.order.group.new')}
          yes={say('admin.order.group.add')}
          name={NAMELESS}
          send={(name, key) => post('/api/service-groups', { name }, key)}
          told={(name) => say('admin.order.group.added', { name: inMyLanguage(name) || name.en })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

export function ChangeGroup({ group: { id, name } }: { readonly group: ManagedService }) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const [isOpen, setOpen] = useState(false)
  const title = say('admin.order.group.change', { name: inMyLanguage(name) })
  return (
    <>
      <IconButton icon={IconPencil} size={16} label={title} onClick={() => setOpen(true)} />
      {isOpen && (
        <NameDialog
          title={title}
          yes={say('admin.order.group.save')}
          name={name}
          send={(changed) => put(`/api/service-groups/${id}`, { name: changed, seen: name })}
          told={() => say('admin.order.group.changed')}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

export function RemoveGroup({ group: { id }, name }: { readonly group: ManagedService; readonly name: string }) {
  const say = useSay()
  const queries = useQueryClient()
  const go = async () => {
    try {
      await remove(`/api/service-groups/${id}`)
      showToast({ text: say('admin.order.group.removed', { name }) })
    } catch (error) {
      showToast({ text: say(textOfProblem(error)), urgent: true })
    }
    await queries.invalidateQueries({ queryKey: SERVICES })
  }
  return (
    <IconButton
      icon={IconTrash}
      size={16}
      label={say('admin.order.group.remove', { name })}
      onClick={() => void go()}
    />
  )
}

interface NameDialogProps {
  readonly title: string
  readonly yes: string
  readonly name: Bilingual
  readonly send: (name: Bilingual, key: string) => Promise<unknown>
  readonly told: (name: Bilingual) => string
  readonly onClose: () => void
}

function NameDialog({ title, yes, name, send, told, onClose }: NameDialogProps) {
  const say = useSay()
  const queries = useQueryClient()
  const form = useForm<Bilingual, Bilingual, unknown>({
    typed: useState(name),
    check: ({ ru, en }) => ({ ru: ru.trim() === '' && en.trim() === '' && say('admin.order.group.missing') }),
    body: ({ ru, en }): Bilingual => ({ ru: ru.trim() || en.trim(), en: en.trim() || ru.trim() }),
    send,
    onDone: async (_, body) => {
      await queries.invalidateQueries({ queryKey: SERVICES })
      showToast({ text: told(body) })
      onClose()
    },
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      actions={
        <>
          <SendButton form={form}>{yes}</SendButton>
          <Button onClick={onClose}>{say('admin.cancel')}</Button>
        </>
      }
    >
      <form {...form.wiring}>
        <TextField label={say('admin.order.group.ru')} maxLength={100} autoComplete="off" {...form.text('ru')} />
        <TextField label={say('admin.order.group.en')} maxLength={100} autoComplete="off" {...form.text('en')} />
        <FormTrouble form={form} />
      </form>
    </Dialog>
  )
}
