import { useState } from 'react'
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
  const [chosen, setChosen] = useState<string | null>(null)
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
          <Button kind="danger" disabled={chosen === null} onClick={() => onChosen(Number(chosen))}>
            {say('admin.successor.do')}
          </Button>
          <Button onClick={onClose}>{say('admin.successor.not')}</Button>
        </>
      }
    >
      <p>{say('refusal.service.is-default')}</p>
      <Select
        label={say('admin.successor.label')}
        placeholder={say('admin.successor.choose')}
        value={chosen}
        options={options}
        onChange={setChosen}
      />
    </Dialog>
  )
}
