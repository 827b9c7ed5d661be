import { useInMyLanguage } from '../../language.ts'
import { useServices } from './services.ts'

/** The group that a service stands in. */
export function GroupCrumb({ serviceId }: { readonly serviceId: number }) {
  const inMyLanguage = useInMyLanguage()
  const { data = [] } = useServices()
  const parentId = data.find(({ id }) => id === serviceId)?.parentId
  const group = data.find(({ id }) => id === parentId)
  return group ? (
    <>
      <span aria-hidden="true">›</span>
      <span>{inMyLanguage(group.name)}</span>
    </>
  ) : null
}
