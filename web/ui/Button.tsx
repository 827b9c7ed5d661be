import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './Icon.tsx'

export type ButtonKind = 'default' | 'primary' | 'ghost' | 'danger'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind
  readonly icon?: IconShape
  /** Why it cannot be pressed now: the button stays reachable and says so. */
  readonly reason?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'default', icon, reason, children, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(buttonClass(kind), className)}
      aria-disabled={reason ? true : undefined}
      aria-description={reason}
      data-tip={reason}
      onClick={reason ? doNothing : onClick}
    >
      <ButtonFace icon={icon}>{children}</ButtonFace>
    </button>
  )
}

/** For a link that looks like a button. */
export function buttonClass(kind: ButtonKind = 'default'): string {
  return classes(styles.button, styles[kind])
}

interface ButtonFaceProps {
  readonly icon?: IconShape | undefined
  readonly children?: ReactNode
}

export function ButtonFace({ icon, children }: ButtonFaceProps) {
  return (
    <>
      {icon && <Icon of={icon} className={styles.icon} />}
      {children}
    </>
  )
}

/** Also keeps a submit button from submitting. */
function doNothing(event: MouseEvent) {
  event.preventDefault()
}
