import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Group.module.css'

interface GroupProps {
  readonly label: string
  readonly aside?: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly children: ReactNode
}

/** Several controls under one name. */
export function Group({ label, aside, hint, error, children }: GroupProps) {
  return (
    <fieldset className={styles.group} data-wrong={error ? '' : undefined}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.head}>
        <span aria-hidden="true">{label}</span>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
      {error && (
        <p className={styles.error} role="alert">
          <Icon of={IconAlertTriangle} />
          <span>{error}</span>
        </p>
      )}
      {hint && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  )
}
