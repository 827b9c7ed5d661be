import { useState } from 'react'
import type { SettingsChange, StaffMember } from '../../../src/contract/people/staff.ts'
import { put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Load } from './Load.tsx'
import styles from './People.module.css'
import { useStaffRefresh } from './staff.ts'

/** His number inside the house, and how many open requests he takes at once. */
export function WorkSettings({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const refresh = useStaffRefresh()
  // As it was when the page showed it: saving past somebody else's change is refused.
  const [seen, setSeen] = useState({ extension: member.extension, openLimit: member.openLimit })
  const form = useForm({
    typed: useState({ extension: seen.extension ?? '', limit: String(seen.openLimit ?? '') }),
    check: ({ extension, limit }) => ({
      extension: !/^(\d{2,10})?$/.test(extension.trim()) && say('admin.staff.extension.wrong'),
      limit: !/^([1-9]\d{0,2})?$/.test(limit.trim()) && say('admin.staff.limit.wrong'),
    }),
    body: ({ extension, limit }): SettingsChange => ({
      extension: extension.trim() || null,
      openLimit: limit.trim() === '' ? null : Number(limit.trim()),
      seen,
    }),
    send: (body) => put(`/api/staff/${member.id}/settings`, body),
    refusal: ({ code, facts }) =>
      code === 'staff.extension-taken'
        ? { extension: say('admin.staff.extension.of', { name: String(facts.name ?? '') }) }
        : undefined,
    onDone: async (_, { extension, openLimit }) => {
      setSeen({ extension, openLimit })
      showToast({ text: say('admin.staff.saved') })
      await refresh()
    },
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <h2>{say('admin.staff.work')}</h2>
      <Load open={member.open} limit={member.openLimit} />
      <div className={styles.two}>
        <TextField
          label={say('admin.staff.limit')}
          hint={say('admin.staff.limit.hint')}
          inputMode="numeric"
          autoComplete="off"
          {...form.text('limit')}
        />
        <TextField
          label={say('admin.staff.extension')}
          inputMode="numeric"
          autoComplete="off"
          {...form.text('extension')}
        />
      </div>
      <FormTrouble form={form} />
      <div>
        <SendButton form={form} kind="default">
          {say('admin.staff.work.save')}
        </SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}
