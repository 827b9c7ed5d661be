import { useState } from 'react'
import type { PushServiceCard } from '../../../src/contract/push/services.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { ChooseFile } from '../../ui/ChooseFile.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import type { ServiceFormState } from './use-service-form.ts'

interface KeyRowProps {
  readonly card: PushServiceCard
  readonly form: ServiceFormState
}

/** It goes in and never comes out: a service token is a line, a service account is a file. */
export function KeyRow({ card: { service, keyHint }, form }: KeyRowProps) {
  const say = useSay()
  const [isReplacing, setReplacing] = useState(false)
  const label = say(`admin.app.key.${service}`)
  const isKept = keyHint !== null && form.typed.key === '' && !isReplacing && !form.error('key')
  if (isKept)
    return (
      <SettingRow label={label}>
        <div className={channel.kept}>
          <span className={channel.mono}>{say(`admin.app.key.kept.${service}`, { hint: keyHint })}</span>
          <Button onClick={() => setReplacing(true)}>{say('admin.app.key.replace')}</Button>
        </div>
      </SettingRow>
    )
  const words = { label, hint: say(`admin.app.key.hint.${service}`), autoComplete: 'off', spellCheck: false } as const
  return (
    <SettingRow label={label}>
      <div className={channel.bare}>
        {service === 'fcm' ? (
          <TextArea {...words} rows={3} maxRows={6} className={channel.mono} {...form.text('key')} />
        ) : (
          <TextField {...words} className={channel.mono} {...form.text('key')} />
        )}
      </div>
      {service === 'fcm' && (
        <ChooseFile
          accept=".json,application/json"
          label={say('admin.app.key.file')}
          onFile={async (file) => form.set({ key: (await file.text()).slice(0, 10_000) })}
        >
          {say('admin.app.key.file')}
        </ChooseFile>
      )}
    </SettingRow>
  )
}
