import { createContext, useContext } from 'react'

/** Inside a modal dialog nothing outside of it can be reached, so what floats must live within. */
export const InsideDialog = createContext(false)

export function useFloatingHome(): { withinPortal: boolean } {
  return { withinPortal: !useContext(InsideDialog) }
}
