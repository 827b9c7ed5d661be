import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import field from './Field.module.css'
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
        <div className={field.head}>
          <span aria-hidden="true">{label}</span>
          {aside && <span className={classes(field.aside, styles.words)}>{aside}</span>}
        </div>
      )}
      {children}
      {error && (
        <p className={field.error}>
          <Icon of={IconAlertTriangle} />
          <span>{error}</span>
        </p>
      )}
      {hint && <p className={classes(field.hint, styles.words)}>{hint}</p>}
    </fieldset>
  )
}
