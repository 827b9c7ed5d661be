import { IconPlugConnected } from '@tabler/icons-react'
import { useId } from 'react'
import type { PushServiceCard } from '../../../src/contract/push/services.ts'
import { useNowBySecond } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { StateDot } from '../../ui/StateDot.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import styles from './App.module.css'
import { SHOWN } from './AppDot.tsx'
import { KeyRow } from './KeyRow.tsx'
import { serviceStanding } from './push-services.ts'
import { type ServiceFormState, useServiceForm } from './use-service-form.ts'

/** One push service: how it fares, which project and key it is asked with, and whether it is. */
export function ServiceForm({ card }: { readonly card: PushServiceCard }) {
  const say = useSay()
  const form = useServiceForm(card)
  const title = useId()
  const { service, enabled } = card
  return (
    <section className={styles.service} aria-labelledby={title}>
      <div className={styles.head}>
        <h2 id={title}>{say(`admin.app.service.${service}`)}</h2>
        <span className={channel.standing}>
          <StateDot state={SHOWN[serviceStanding(card)]} words={null} />
          {say(`admin.app.service.state.${serviceStanding(card)}`)}
        </span>
      </div>
      <p className={styles.lead}>{say(`admin.app.service.lead.${service}`)}</p>
      <Trouble card={card} />
      <form {...form.wiring}>
        <SettingRow label={say('admin.app.project')}>
          {form.isNamedByKey ? (
            <p className={channel.mono}>{card.project || say('admin.app.project.from-key')}</p>
          ) : (
            <div className={channel.bare}>
              <TextField
                label={say('admin.app.project')}
                hint={say('admin.app.project.hint')}
                autoComplete="off"
                spellCheck={false}
                maxLength={100}
                className={channel.mono}
                {...form.text('project')}
              />
            </div>
          )}
        </SettingRow>
        <KeyRow card={card} form={form} />
        <FormTrouble form={form} className={styles.trouble} />
        <div className={styles.actions}>
          <span className={styles.buttons}>
            <Button icon={IconPlugConnected} aria-busy={form.isChecking || undefined} onClick={form.check}>
              {say('admin.app.check')}
            </Button>
            <Button kind="primary" aria-busy={form.isSending || undefined} onClick={() => form.save(true)}>
              {say(enabled ? 'admin.app.save' : 'admin.app.save.on')}
            </Button>
            <Button onClick={() => form.save(false)}>{say(enabled ? 'admin.app.off' : 'admin.app.save.off')}</Button>
          </span>
          <Checked form={form} />
        </div>
      </form>
      <Unsaved form={form} />
    </section>
  )
}

/** What is wrong between the desk and the service, since when, what to do, and when it is asked again. */
function Trouble({ card: { service, enabled, trouble, error, failingSince, waitUntil } }: { card: PushServiceCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNowBySecond()
  if (!enabled || trouble === null) return null
  const name = say(`admin.app.service.${service}`)
  return (
    <div className={channel.trouble} role="status">
      <strong>{say(`admin.app.trouble.${trouble}`, { service: name })}</strong>
      <p>{say(`admin.app.trouble.${trouble}.do`)}</p>
      <p className={channel.small}>
        {failingSince && say('admin.app.since', { at: formats.exact(failingSince) })}{' '}
        {waitUntil && Date.parse(waitUntil) > now && say('admin.app.waits', { at: formats.time(waitUntil) })}
      </p>
      {error && <p className={channel.small}>{say('admin.app.said', { said: error })}</p>}
    </div>
  )
}

function Checked({ form: { checked, checkError } }: { readonly form: ServiceFormState }) {
  const say = useSay()
  const formats = useFormats()
  const failed = checkError ? say(textOfProblem(checkError)) : null
  return (
    <p className={styles.checked} role="status">
      {failed}
      {!failed && checked?.trouble === null && say('admin.app.check.yes', { at: formats.time(checked.at) })}
      {!failed && checked && checked.trouble !== null && (
        <>
          {say(`admin.app.trouble.${checked.trouble}.do`)}{' '}
          {checked.said && say('admin.app.said', { said: checked.said })}
        </>
      )}
    </p>
  )
}
