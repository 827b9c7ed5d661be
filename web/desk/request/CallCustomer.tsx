import { IconPhone } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { useCallCare, useCurrentCalls } from '../calls/use-calls.ts'
import { useSurroundings } from './use-request.ts'

/** On a telephone the customer is one press away: by our exchange where one lets my telephone ring, else by this one. */
export function CallCustomer({ number }: { readonly number: number }) {
  const say = useSay()
  const formats = useFormats()
  const { data } = useSurroundings(number)
  const { canDial } = useCurrentCalls()
  const { dial } = useCallCare()
  const phone = data?.person.addresses.find(({ kind }) => kind === 'phone')?.value
  if (phone === undefined) return null
  const label = say('desk.call.to', { number: formats.phone(phone) })
  const face = <ButtonFace icon={IconPhone}>{say('desk.call.customer')}</ButtonFace>
  if (!canDial)
    return (
      <a className={buttonClass()} href={`tel:${phone}`} aria-label={label}>
        {face}
      </a>
    )
  return (
    <button type="button" className={buttonClass()} aria-label={label} onClick={() => void dial(phone)}>
      {face}
    </button>
  )
}
