import { useState } from 'react'
import type { StaffMember } from '../../../src/contract/people/staff.ts'
import { WORKING_ROLES } from '../../../src/domain/access/permissions.ts'
import type { StaffRole } from '../../../src/domain/access/staff.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './People.module.css'
import { stateOf, useStaff, useStaffActs } from './staff.ts'

const QUEUE = 'queue'

/** Somebody leaves: who goes on with his open requests is asked before it is done. */
export function LetGo({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const [isOpened, setOpened] = useState(false)
  return (
    <div>
      <Button kind="danger" onClick={() => setOpened(true)}>
        {say('admin.staff.leave')}
      </Button>
      <Dialog
        opened={isOpened}
        onClose={() => setOpened(false)}
        title={say('admin.staff.leave.title', { name: member.name })}
      >
        <Leaving member={member} onClose={() => setOpened(false)} />
      </Dialog>
    </div>
  )
}

function Leaving({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) {
  const say = useSay()
  const formats = useFormats()
  const { data: staff = [] } = useStaff()
  const { letGo } = useStaffActs()
  const form = useForm({
    typed: useState({ successor: QUEUE }),
    body: ({ successor }) => ({ successorId: successor === QUEUE ? null : Number(successor) }),
    send: (body, key) => letGo(member.id, body, key),
    onDone: (handedOver) => {
      onClose()
      showToast({ text: say('admin.staff.leave.done', { name: member.name, count: formats.number(handedOver) }) })
    },
  })
  const successors = staff
    .filter((one) => one.id !== member.id && stateOf(one) === 'working' && one.roles.some(worksRequests))
    .map(({ id, name, teams }) => ({ value: String(id), label: name, note: teams.map((team) => team.name).join(', ') }))
  return (
    <form className={styles.form} {...form.wiring}>
      <p>{say('admin.staff.leave.text')}</p>
      {member.open > 0 && (
        <Select
          label={say('admin.staff.leave.open', { count: formats.number(member.open) })}
          placeholder={say('admin.staff.leave.queue')}
          options={[{ value: QUEUE, label: say('admin.staff.leave.queue') }, ...successors]}
          search={{ placeholder: say('admin.staff.name'), nothing: say('admin.list.nothing') }}
          {...form.choice('successor')}
        />
      )}
      <FormTrouble form={form} />
      <div className={styles.buttons}>
        <SendButton form={form} kind="danger">
          {say('admin.staff.leave.do')}
        </SendButton>
        <Button onClick={onClose}>{say('admin.staff.leave.not')}</Button>
      </div>
    </form>
  )
}

function worksRequests(role: StaffRole): boolean {
  return WORKING_ROLES.includes(role)
}
