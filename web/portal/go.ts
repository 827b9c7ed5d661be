import { useRouter } from '@tanstack/react-router'

/** Goes to an address of this surface; `replace` leaves no trace in the history. */
export function useGo(): (path: string, how?: 'push' | 'replace') => void {
  const { history } = useRouter()
  return (path, how = 'push') => history[how](path)
}
