import { IconKey } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSay } from '../language.ts'
import { askPasskey, type SignedByKey } from '../passkeys.ts'
import { textOfProblem } from '../problem.ts'
import { Button, type ButtonKind } from '../ui/Button.tsx'
import styles from './SignIn.module.css'

interface PasskeyButtonProps {
  readonly kind?: ButtonKind
  /** Whose first factor is shown already; left out: the key says who he is. */
  readonly ticket?: string
  readonly send: (signed: SignedByKey) => Promise<unknown>
  readonly onDone: () => void
  readonly children: ReactNode
}

/** Has a key sign, and comes in by it. */
export function PasskeyButton({ kind = 'default', ticket, send, onDone, children }: PasskeyButtonProps) {
  const say = useSay()
  const entering = useMutation({
    mutationFn: async () =>
      send(await askPasskey('/api/sign-in/passkey-question', ticket === undefined ? {} : { ticket })),
    onSuccess: onDone,
  })
  return (
    <div className={styles.passkey}>
      <Button
        kind={kind}
        icon={IconKey}
        aria-busy={entering.isPending || undefined}
        onClick={() => entering.isPending || entering.mutate()}
      >
        {children}
      </Button>
      <div role="alert">{entering.error && <p className={styles.trouble}>{say(textOfProblem(entering.error))}</p>}</div>
    </div>
  )
}
