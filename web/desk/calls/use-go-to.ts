import { useRouter } from '@tanstack/react-router'

/** Opens another page of the desk; what is typed on this one is kept as a draft. */
export function useGoTo(): (href: string) => void {
  const { history } = useRouter()
  return (href) => history.push(href)
}
