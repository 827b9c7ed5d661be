import { IconCopy } from '@tabler/icons-react'
import type { Sms } from '../../../src/contract/sms/sms.ts'
import { SMS_USES, type SmsUse } from '../../../src/domain/sms/uses.ts'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import styles from './Sms.module.css'
import { accountOf, kopecksOf, useMoney } from './sms.ts'
import type { SmsForm } from './use-sms-form.ts'

interface RuleRowsProps {
  readonly sms: Sms
  readonly form: SmsForm
}

/** What SMS is for, what it may cost, when it waits, and where its provider reports. */
export function RuleRows({ sms, form }: RuleRowsProps) {
  const say = useSay()
  const { uses } = form.typed
  const turn = (use: SmsUse, on: boolean) =>
    form.set({ uses: SMS_USES.filter((one) => (one === use ? on : uses.includes(one))) })
  return (
    <>
      <SettingRow label={say('admin.sms.uses')}>
        <fieldset className={styles.uses} aria-label={say('admin.sms.uses')}>
          {SMS_USES.map((use) => (
            <Check
              key={use}
              label={say(`admin.sms.use.${use}`)}
              {...(use === 'escalations' || use === 'notices' ? { hint: say(`admin.sms.use.hint.${use}`) } : {})}
              on={uses.includes(use)}
              onChange={(on) => turn(use, on)}
            />
          ))}
        </fieldset>
      </SettingRow>
      <Limits sms={sms} form={form} />
      <SettingRow label={say('admin.sms.night')}>
        <p className={styles.said}>{say('admin.sms.night.text')}</p>
      </SettingRow>
      <Reports sms={sms} form={form} />
    </>
  )
}

function Limits({ sms, form }: RuleRowsProps) {
  const say = useSay()
  const money = useMoney()
  const { provider, month, price } = form.typed
  const [limit, segment] = [kopecksOf(month), kopecksOf(price)]
  const number = { inputMode: 'decimal', autoComplete: 'off' } as const
  return (
    <>
      <SettingRow label={say('admin.sms.limit')}>
        <fieldset className={styles.sums} aria-label={say('admin.sms.limit')}>
          <TextField label={say('admin.sms.limit.month')} {...number} {...form.text('month')} />
          <TextField label={say('admin.sms.limit.day')} {...number} {...form.text('day')} />
          <TextField label={say('admin.sms.reserve')} {...number} {...form.text('reserve')} />
        </fieldset>
        <p className={channel.small}>
          {limit !== null && segment !== null && segment > 0 && (
            <>{say('admin.sms.limit.about', { count: Math.floor(limit / segment) })}. </>
          )}
          {say('admin.sms.limit.hint')}
        </p>
        <p className={channel.small}>
          {say('admin.sms.spent', { day: money(sms.spent.day), month: money(sms.spent.month) })}
        </p>
      </SettingRow>
      <SettingRow label={say('admin.sms.price')}>
        <div className={channel.bare}>
          <TextField
            label={say('admin.sms.price')}
            hint={say(`admin.sms.price.hint.${provider}`)}
            className={styles.short}
            {...number}
            {...form.text('price')}
          />
        </div>
      </SettingRow>
    </>
  )
}

function Reports({ sms, form }: RuleRowsProps) {
  const say = useSay()
  const { provider } = form.typed
  const account = accountOf({ ...sms, provider })
  if (!account) return null
  const { reportAddress, reportWord } = account
  const copy = async () => {
    await navigator.clipboard.writeText(reportAddress)
    showToast({ text: say('admin.sms.report.copied') })
  }
  return (
    <SettingRow label={say('admin.sms.report')}>
      <div className={channel.kept}>
        <span className={channel.mono}>{reportAddress}</span>
        <IconButton icon={IconCopy} label={say('admin.sms.report.copy')} onClick={() => void copy()} />
      </div>
      {reportWord !== null && <p className={channel.mono}>{say('admin.sms.report.word', { word: reportWord })}</p>}
      <p className={channel.small}>{say(`admin.sms.report.hint.${provider}`)}</p>
      {!reportAddress.startsWith('https://') && <p className={styles.lacks}>{say('admin.sms.report.insecure')}</p>}
    </SettingRow>
  )
}
