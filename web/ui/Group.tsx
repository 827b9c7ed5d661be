import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Group.module.css'
import { Icon } from './Icon.tsx'

interface GroupProps {
  readonly label: string
  /** False: what stands above says it already. */
  readonly isNamed?: boolean
  readonly aside?: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly children: ReactNode
}

/** Several controls under one name. */
export function Group({ label, isNamed = true, aside, hint, error, children }: GroupProps) {
  return (
    <fieldset className={styles.group} data-wrong={error ? '' : undefined}>
      <legend className={styles.legend}>{label}</legend>
      {isNamed && (
        <div className={styles.head}>
          <span aria-hidden="true">{label}</span>
          {aside && <span className={styles.aside}>{aside}</span>}
        </div>
      )}
      {children}
      {error && (
        <p className={styles.error}>
          <Icon of={IconAlertTriangle} />
          <span>{error}</span>
        </p>
      )}
      {hint && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  )
}
