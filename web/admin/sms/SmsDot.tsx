import { useSay } from '../../language.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import { type SmsStanding, smsStanding, useSms } from './sms.ts'

const SHOWN = {
  broken: 'warn',
  reached: 'warn',
  near: 'warn',
  works: 'ok',
  off: 'off',
  unchecked: 'off',
} as const satisfies Record<SmsStanding, string>

/** How SMS fares, beside its name. */
export function SmsDot({ withWords = false }: { readonly withWords?: boolean }) {
  const say = useSay()
  const { data } = useSms()
  if (!data) return null
  const standing = smsStanding(data)
  const words = say(`admin.sms.state.${standing}`)
  return (
    <>
      <StateDot state={SHOWN[standing]} words={withWords ? null : words} />
      {withWords && words}
    </>
  )
}
