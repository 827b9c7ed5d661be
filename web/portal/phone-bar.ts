import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react'

/** What a page deep inside shows on a phone in place of the logo. */
export interface PhoneBar {
  readonly title: string
  readonly back: string
  /** Buttons at the right end. */
  readonly tools?: ReactNode
}

export const PhoneBarContext = createContext<(bar: PhoneBar | null) => void>(() => {})

/** Where a page is drawn without a browser: what its bar shows, known only when the page below it was drawn once. */
export const DrawnBarContext = createContext<{ current: PhoneBar | null } | null>(null)

/** Makes the page a deep one: on a phone it gets an arrow back and its own bottom bar instead of the tabs. */
export function usePhoneBar({ title, back, tools }: PhoneBar) {
  const show = useContext(PhoneBarContext)
  const drawn = useContext(DrawnBarContext)
  if (drawn) drawn.current = { title, back, tools }
  useLayoutEffect(() => {
    show({ title, back, tools })
    return () => show(null)
  }, [show, title, back, tools])
}
