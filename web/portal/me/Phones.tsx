import { useState } from 'react'
import { isCallable, normalisedAddress } from '../../../src/domain/people/address.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import type { Problem } from '../../problem.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './MePage.module.css'
import { PhoneCode } from './PhoneCode.tsx'
import { PhoneLine } from './PhoneLine.tsx'
import { Sheet } from './Sheet.tsx'
import { useOrderingCode, usePhones } from './use-phones.ts'

/** One's own telephones. Where no code goes out, they are only told; without any there is nothing to show. */
export function Phones() {
  const say = useSay()
  const { data } = usePhones()
  if (!data || (data.items.length === 0 && !data.sendsCodes)) return null
  const { items, waiting, sendsCodes } = data
  return (
    <Sheet title={say('portal.phones')} {...(sendsCodes && { lead: say('portal.phones.lead') })}>
      {items.length > 0 && (
        <ul className={styles.lines}>
          {items.map((phone) => (
            <PhoneLine key={phone.id} phone={phone} sendsCodes={sendsCodes} />
          ))}
        </ul>
      )}
      {sendsCodes && <NewPhone />}
      {waiting && <PhoneCode key={waiting.phone} {...waiting} sendsCodes={sendsCodes} />}
    </Sheet>
  )
}

function NewPhone() {
  const say = useSay()
  const ordering = useOrderingCode()
  const form = useForm({
    typed: useState({ phone: '' }),
    check: ({ phone }) => ({ phone: !isCallable(normalisedAddress(phone)) && say('portal.phones.wrong') }),
    body: ({ phone }) => ({ phone: normalisedAddress(phone).value }),
    send: ({ phone }, key) => ordering.mutateAsync({ phone, key }),
    refusal: (problem) => because(problem, say),
    places: { 'phone.codes-too-often': 'phone', 'phone.codes-off': 'phone' },
    onDone: () => {
      form.reset({ phone: '' })
    },
  })
  return (
    <form className={styles.two} {...form.wiring}>
      <TextField
        label={say('portal.phones.new')}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        {...form.text('phone')}
      />
      <FormTrouble form={form} />
      <div className={styles.save}>
        <SendButton form={form} kind="default">
          {say('portal.phones.add')}
        </SendButton>
      </div>
    </form>
  )
}

function because({ code, facts }: Problem, say: Say): string | undefined {
  if (code !== 'input.invalid') return undefined
  if (facts.because === 'too_many') return say('portal.phones.too-many')
  return say(facts.because === 'out_of_reach' ? 'portal.phones.out-of-reach' : 'portal.phones.wrong')
}
