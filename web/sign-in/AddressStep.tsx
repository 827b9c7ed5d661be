import { FormTrouble } from '../form/FormTrouble.tsx'
import { SendButton } from '../form/SendButton.tsx'
import { useForm } from '../form/use-form.ts'
import { useSay } from '../language.ts'
import { sendCode } from '../session.ts'
import { focusAtOnce } from '../ui/focus.ts'
import { TextField } from '../ui/TextField.tsx'
import styles from './SignIn.module.css'

interface AddressStepProps {
  readonly address: string
  readonly onAddress: (address: string) => void
  readonly onSent: () => void
}

export function AddressStep({ address, onAddress, onSent }: AddressStepProps) {
  const say = useSay()
  const form = useForm({
    typed: [{ address }, (typed) => onAddress(typed.address)],
    check: (typed) => ({ address: typed.address.trim() === '' && say('sign-in.address.missing') }),
    body: (typed) => ({ address: typed.address.trim() }),
    send: (body) => sendCode(body.address),
    places: { 'sign-in.too-many-attempts': 'address' },
    onDone: onSent,
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <TextField
        label={say('sign-in.address')}
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        ref={focusAtOnce}
        {...form.text('address')}
        name="username"
      />
      <FormTrouble form={form} />
      <SendButton form={form}>{say('sign-in.send-code')}</SendButton>
    </form>
  )
}
