import { segmentsOf } from '../../../src/domain/sms/segments.ts'
import { useSay } from '../../language.ts'
import { TextField } from '../../ui/TextField.tsx'
import panes from '../panes/Panes.module.css'
import styles from './Sms.module.css'
import { Steps } from './Steps.tsx'
import { kopecksOf, useMoney } from './sms.ts'
import type { SmsForm } from './use-sms-form.ts'
import type { Trying } from './use-trying.ts'

interface TrialProps {
  readonly form: SmsForm
  readonly phone: string
  readonly onPhone: (phone: string) => void
  readonly trying: Trying
}

/** To whom, with which words and for how much a message would go; and how it went. */
export function Trial({ form, phone, onPhone, trying }: TrialProps) {
  const say = useSay()
  const money = useMoney()
  const text = say('admin.sms.try.text', { code: trying.code })
  const { units, count: segments } = segmentsOf(text)
  const price = kopecksOf(form.typed.price)
  return (
    <aside className={panes.pane} aria-label={say('admin.sms.try')}>
      <div className={panes.bar}>
        <h2>{say('admin.sms.try')}</h2>
      </div>
      <div className={panes.scrolls}>
        <div className={styles.trial}>
          <TextField
            label={say('admin.sms.try.to')}
            type="tel"
            autoComplete="tel"
            value={phone}
            error={trying.phoneTrouble ?? undefined}
            onChange={(event) => onPhone(event.target.value)}
          />
          <div className={styles.message}>
            <p>{text}</p>
            <small>
              {say('admin.sms.try.cost', { units, segments, price: price === null ? '—' : money(segments * price) })}
            </small>
          </div>
        </div>
        <Steps trying={trying} />
      </div>
    </aside>
  )
}
