import { useFormats, useSay } from '../../language.ts'
import { Count } from '../../ui/Count.tsx'
import { useServices } from './services.ts'

/** How many services have a version that waits for approval or publication. */
export function ServicesThatWait() {
  const say = useSay()
  const formats = useFormats()
  const { data = [] } = useServices()
  const waiting = data.filter(
    ({ latest }) => latest !== null && latest.state !== 'published' && latest.state !== 'withdrawn',
  ).length
  if (waiting === 0) return null
  return <Count label={say('admin.catalogue.waiting', { count: waiting })}>{formats.number(waiting)}</Count>
}
