import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './Icon.tsx'
import { Tooltip } from './Tooltip.tsx'

export type ButtonKind = 'default' | 'primary' | 'ghost' | 'danger'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind
  readonly icon?: IconShape
  /** Why it cannot be pressed now: the button stays reachable and says so. */
  readonly reason?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'default', icon, reason, children, className, onClick, ...rest }: ButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      className={classes(buttonClass(kind), className)}
      aria-disabled={reason ? true : undefined}
      onClick={reason ? stop : onClick}
    >
      <ButtonFace icon={icon}>{children}</ButtonFace>
    </button>
  )
  return reason ? <Tooltip text={reason}>{button}</Tooltip> : button
}

/** For a link that looks like a button. */
export function buttonClass(kind: ButtonKind = 'default'): string {
  return classes(styles.button, styles[kind])
}

export function ButtonFace({
  icon,
  children,
}: {
  readonly icon?: IconShape | undefined
  readonly children?: ReactNode
}) {
  return (
    <>
      {icon && <Icon of={icon} className={styles.icon} />}
      {children}
    </>
  )
}

function stop(event: { preventDefault(): void }) {
  event.preventDefault()
}
