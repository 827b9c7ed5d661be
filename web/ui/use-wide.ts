import { useSyncExternalStore } from 'react'

/** Where pages have a second column; the same width as in the style sheets. */
const wide = matchMedia('(min-width: 721px)')

/** Is there room for a second column? What stands in it need not be asked for where it is not shown. */
export function useIsWide(): boolean {
  return useSyncExternalStore(listen, () => wide.matches)
}

function listen(listener: () => void) {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}
