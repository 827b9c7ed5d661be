import { useSay } from '../../language.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import { appStanding, type ServiceStanding, usePushServices } from './push-services.ts'

export const SHOWN = {
  broken: 'warn',
  works: 'ok',
  off: 'off',
  empty: 'off',
} as const satisfies Record<ServiceStanding, string>

/** How the app is reached, beside its name. */
export function AppDot({ withWords = false }: { readonly withWords?: boolean }) {
  const say = useSay()
  const { data } = usePushServices()
  if (!data) return null
  const standing = appStanding(data.services)
  const words = say(`admin.app.state.${standing}`)
  return (
    <>
      <StateDot state={SHOWN[standing]} words={withWords ? null : words} />
      {withWords && words}
    </>
  )
}
