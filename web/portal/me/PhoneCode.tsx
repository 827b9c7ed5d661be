import { useEffect, useRef, useState } from 'react'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { useCodeTo } from './PhoneLine.tsx'
import { useProving } from './use-phones.ts'

interface PhoneCodeProps {
  readonly phone: string
  readonly until: string
  readonly sendsCodes: boolean
}

/** Where the code of the message is typed; the focus comes here from the button that sent one, and from nowhere else. */
export function PhoneCode({ phone, until, sendsCodes }: PhoneCodeProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const field = useRef<HTMLInputElement>(null)
  const shown = formats.phone(phone)
  const again = useCodeTo(phone)
  const proving = useProving()
  const form = useForm({
    typed: useState({ code: '' }),
    check: ({ code }) => ({ code: !/^\d{6}$/.test(bare(code)) && say('portal.phones.code.missing') }),
    body: ({ code }) => ({ phone, code: bare(code) }),
    send: (proof) => proving.mutateAsync(proof),
    places: { 'phone.code-wrong': 'code', 'phone.code-over': 'code', 'phone.taken': 'code' },
    onDone: () => showToast({ text: say('portal.phones.done', { phone: shown }) }),
  })
  useEffect(() => {
    const sheet = field.current?.closest('section')
    if (sheet?.contains(document.activeElement)) field.current?.focus()
  }, [])
  return (
    <form className={styles.removal} {...form.wiring}>
      <TextField
        ref={field}
        label={say('portal.phones.code')}
        hint={say('portal.phones.code.hint', { phone: shown, at: formats.moment(until, now) })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        {...form.text('code')}
      />
      <FormTrouble form={form} />
      <div className={styles.choices}>
        <SendButton form={form}>{say('portal.phones.code.send')}</SendButton>
        {sendsCodes && <Button onClick={again}>{say('portal.phones.code.again')}</Button>}
      </div>
    </form>
  )
}

/** As it is read aloud and typed: «123 456», «123-456». */
function bare(code: string): string {
  return code.replace(/[\s-]/g, '')
}
