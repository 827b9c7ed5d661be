import type { ReactNode } from 'react'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { TypedServer } from './draft.ts'
import styles from './Mail.module.css'

interface ServerFieldsProps {
  readonly kind: 'receiving' | 'sending'
  readonly server: TypedServer
  /** A password is kept already. */
  readonly isKept: boolean
  /** Left empty, its password is the one of receiving. */
  readonly isSameAsOther?: boolean
  /** The environment says it, and nobody else. */
  readonly isFixed?: boolean
  /** What is wrong with a part of it. */
  readonly error: (part: 'host' | 'port' | 'user' | 'password') => string | undefined
  readonly hint?: string
  readonly onChange: (server: TypedServer) => void
  readonly children?: ReactNode
}

const SECURITIES = ['tls', 'starttls', 'none'] as const

/** One server: where it is, how it is protected, who signs in. */
export function ServerFields(props: ServerFieldsProps) {
  const { kind, server, isKept, isSameAsOther = false, isFixed = false, error, hint, onChange, children } = props
  const say = useSay()
  const set = (news: Partial<TypedServer>) => onChange({ ...server, ...news })
  return (
    <fieldset className={styles.server} disabled={isFixed}>
      <legend>{say(`admin.mail.${kind}`)}</legend>
      <Check
        label={say(`admin.mail.${kind}.on`)}
        {...(hint !== undefined && { hint })}
        on={server.isOn}
        onChange={(isOn) => set({ isOn })}
      />
      {server.isOn && (
        <div className={styles.fields}>
          <TextField
            label={say('admin.mail.host')}
            value={server.host}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => set({ host: event.target.value })}
            error={error('host')}
          />
          <TextField
            label={say('admin.mail.port')}
            inputMode="numeric"
            value={server.port}
            onChange={(event) => set({ port: event.target.value.replaceAll(/\D/g, '') })}
            error={error('port')}
          />
          <Select
            label={say('admin.mail.security')}
            placeholder={say('admin.mail.security')}
            value={server.security}
            options={SECURITIES.map((value) => ({ value, label: say(`admin.mail.security.${value}`) }))}
            onChange={(security) => set({ security })}
          />
          <TextField
            label={say('admin.mail.user')}
            value={server.user}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => set({ user: event.target.value })}
            error={error('user')}
          />
          {!isFixed && (
            <TextField
              label={say('admin.mail.password')}
              type="password"
              autoComplete="new-password"
              value={server.password}
              {...(isSameAsOther && { hint: say('admin.mail.password.same') })}
              {...(isKept && { hint: say('admin.mail.password.kept') })}
              onChange={(event) => set({ password: event.target.value })}
              error={error('password')}
            />
          )}
          {children}
        </div>
      )}
    </fieldset>
  )
}
