import type { ReactNode } from 'react'
import { Button, type ButtonKind } from '../ui/Button.tsx'
import type { IconShape } from '../ui/Icon.tsx'
import type { Form } from './use-form.ts'

interface SendButtonProps {
  readonly form: Form
  readonly kind?: ButtonKind
  readonly icon?: IconShape
  /** Why it cannot be sent as yet. */
  readonly reason?: string | undefined
  readonly children: ReactNode
}

/** Sends its form, from inside or from beside it. While that is on its way it keeps the focus, and a second press does nothing. */
export function SendButton({ form, kind = 'primary', children, ...rest }: SendButtonProps) {
  return (
    <Button {...rest} type="submit" form={form.wiring.id} kind={kind} aria-busy={form.isSending || undefined}>
      {children}
    </Button>
  )
}
