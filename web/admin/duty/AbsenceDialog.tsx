import { useState } from 'react'
import { WORKING_ROLES } from '../../../src/domain/access/permissions.ts'
import { useSay } from '../../language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { NewAbsence } from '../people/NewAbsence.tsx'
import { stateOf, useStaff } from '../people/staff.ts'
import styles from './Duty.module.css'
import { useDutyRefresh } from './duty.ts'

/** A planned absence of whoever is chosen: the same that is kept at his card. */
export function AbsenceDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const say = useSay()
  const refresh = useDutyRefresh()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data: staff = [] } = useStaff()
  const working = staff.filter(
    (one) => stateOf(one) !== 'left' && one.roles.some((role) => WORKING_ROLES.includes(role)),
  )
  const member = working.find(({ id }) => String(id) === chosen)
  const close = () => {
    onClose()
    setChosen(null)
    void refresh()
  }
  return (
    <Dialog opened={opened} onClose={close} title={say('admin.duty.absence')}>
      <div className={styles.form}>
        <Select
          label={say('admin.duty.absence.who')}
          placeholder={say('admin.duty.person.missing')}
          options={working.map(({ id, name }) => ({ value: String(id), label: name }))}
          search={{ placeholder: say('admin.staff.name'), nothing: say('admin.list.nothing') }}
          value={chosen}
          onChange={setChosen}
        />
        {member && <NewAbsence key={member.id} member={member} onClose={close} />}
      </div>
    </Dialog>
  )
}
