import { useSay } from '../../language.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import { STANDINGS, type Standing, standingOf, useExchanges } from './exchanges.ts'

export const SHOWN = { broken: 'warn', waits: 'off', works: 'ok', off: 'off' } as const satisfies Record<
  Standing,
  string
>

/** How the phone fares: as the exchange that is in trouble, else as one that works. */
export function PhoneDot({ withWords = false }: { readonly withWords?: boolean }) {
  const say = useSay()
  const { data } = useExchanges()
  if (!data) return null
  const standings = data.exchanges.map(standingOf)
  const told = STANDINGS.find((standing) => standings.includes(standing)) ?? null
  const words = say(`admin.phone.state.${told ?? 'none'}`)
  return (
    <>
      <StateDot state={told === null ? 'off' : SHOWN[told]} words={withWords ? null : words} />
      {withWords && words}
    </>
  )
}
