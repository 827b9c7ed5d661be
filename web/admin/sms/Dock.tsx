import { IconSend } from '@tabler/icons-react'
import type { Sms } from '../../../src/contract/sms/sms.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import panes from '../panes/Panes.module.css'
import styles from './Sms.module.css'
import type { SmsForm } from './use-sms-form.ts'
import type { Trying } from './use-trying.ts'

interface DockProps {
  readonly sms: Sms
  readonly form: SmsForm
  readonly trying: Trying
}

/** Without a check it is kept switched off; after one, or when it works already, it can be switched on. */
export function Dock({ sms, form, trying }: DockProps) {
  const say = useSay()
  const isChecked = (trying.isAccepted && trying.isAbout(form.typed)) || sms.enabled
  return (
    <div className={panes.dock}>
      {!isChecked && (
        <p className={styles.promise}>
          {say('admin.sms.without-check')}
          <small>{say('admin.sms.without-check.hint')}</small>
        </p>
      )}
      <span className={styles.buttons}>
        <Button onClick={() => form.save(false)}>{say('admin.sms.save.off')}</Button>
        <Button
          kind={isChecked ? 'default' : 'primary'}
          icon={IconSend}
          reason={trying.isSending ? say('admin.sms.try.going') : undefined}
          onClick={trying.go}
        >
          {say('admin.sms.try.go')}
        </Button>
        {isChecked && (
          <Button kind="primary" aria-busy={form.isSending || undefined} onClick={() => form.save(true)}>
            {say(sms.enabled ? 'admin.sms.save' : 'admin.sms.save.on')}
          </Button>
        )}
      </span>
    </div>
  )
}
