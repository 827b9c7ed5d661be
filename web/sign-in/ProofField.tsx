import type { ComponentProps } from 'react'
import { useSay } from '../language.ts'
import { TextField } from '../ui/TextField.tsx'

type ProofFieldProps = Omit<ComponentProps<typeof TextField>, 'label' | 'hint'> & { readonly hasKeys: boolean }

/** A code that shows who it is; whoever has a key may leave it empty and is asked for the key. */
export function ProofField({ hasKeys, ...wiring }: ProofFieldProps) {
  const say = useSay()
  return (
    <TextField
      label={say('sign-in.passkey.proof')}
      {...(hasKeys && { hint: say('sign-in.passkey.proof.key') })}
      autoComplete="one-time-code"
      autoCapitalize="none"
      {...wiring}
    />
  )
}
