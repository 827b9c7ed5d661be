import { Rail, RailPlace } from '../frame/Rail.tsx'
import { useSections } from './sections.ts'

/** The places of the desk, at the side. */
export function DeskRail() {
  const { requests, others, admin } = useSections()
  return (
    <Rail below={admin && <RailPlace {...admin} />}>
      {[requests, ...others].map((section) => (
        <RailPlace key={section.href} {...section} />
      ))}
    </Rail>
  )
}
