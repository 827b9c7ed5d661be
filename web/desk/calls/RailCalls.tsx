import { IconPhone } from '@tabler/icons-react'
import { RailPlace } from '../../frame/Rail.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useCallbacks } from './use-calls.ts'

/** Calls, with a dot while somebody is to be called back: red when that is late. */
export function RailCalls({ current }: { readonly current: boolean }) {
  const say = useSay()
  const { data } = useCallbacks()
  const late = data?.late ?? 0
  const open = data?.callbacks.filter(({ doneAt }) => doneAt === null).length ?? 0
  const words = open > 0 ? say('desk.calls.to-call', { count: open }) : say('desk.calls')
  const label = late > 0 ? `${words}, ${say('desk.view.late', { late })}` : words
  return (
    <RailPlace
      icon={IconPhone}
      href={paths.deskCalls}
      label={label}
      current={current}
      mark={late > 0 ? 'alarm' : open > 0 ? 'waiting' : undefined}
    />
  )
}
