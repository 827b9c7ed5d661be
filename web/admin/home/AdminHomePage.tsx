import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'

export function AdminHomePage() {
  const title = useSay()('admin.title')
  useTitle(title)
  return <h1>{title}</h1>
}
