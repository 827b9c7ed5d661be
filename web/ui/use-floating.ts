import { type ToggleEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { type Position, place } from './place.ts'

/** What the button must carry that opens something floating. */
export interface TriggerWiring {
  readonly popoverTarget: string
  readonly 'aria-haspopup': 'dialog' | 'menu' | 'listbox'
  readonly 'aria-expanded': boolean
}

/** Called as soon as the sheet stands in its place. Keep it the same function. */
type TakeFocus = (sheet: HTMLElement) => void

/**
 * A sheet in the browser's top layer: Esc and a press outside close it and give the focus back, and it shows above
 * dialogs, with no portal. Spread `wiring` on the button and `sheet` on the sheet.
 */
export function useFloating(kind: TriggerWiring['aria-haspopup'], position: Position, takeFocus: TakeFocus) {
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState(false)

  // Before the next key is heard: what is typed right after the key that opens a menu is meant for the menu.
  useLayoutEffect(() => {
    if (!opened) return
    const settle = () => settled(ref.current, id, position)
    const arrive = () => {
      settle()
      if (ref.current && !ref.current.contains(document.activeElement)) takeFocus(ref.current)
    }
    arrive()
    // A press on the button itself shows the sheet only after it was drawn.
    const frame = requestAnimationFrame(arrive)
    const grown = new ResizeObserver(settle)
    if (ref.current) grown.observe(ref.current)
    addEventListener('resize', settle)
    addEventListener('scroll', settle, true)
    return () => {
      cancelAnimationFrame(frame)
      grown.disconnect()
      removeEventListener('resize', settle)
      removeEventListener('scroll', settle, true)
    }
  }, [opened, id, position, takeFocus])

  const wiring: TriggerWiring = { popoverTarget: id, 'aria-haspopup': kind, 'aria-expanded': opened }
  const sheet = {
    id,
    ref,
    popover: 'auto',
    onBeforeToggle: (event: ToggleEvent) => event.newState === 'open' && setOpened(true),
    // Only once it is hidden: what holds the focus must still be there when the browser gives the focus back.
    onToggle: (event: ToggleEvent) => setOpened(event.newState === 'open'),
  } as const
  return { opened, wiring, sheet, close: () => ref.current?.hidePopover() }
}

function settled(sheet: HTMLElement | null, id: string, position: Position) {
  const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)
  if (!sheet || !(anchor instanceof HTMLElement)) return
  if (anchor.ariaHasPopup === 'listbox') sheet.style.minWidth = `${anchor.offsetWidth}px`
  place(sheet, anchor, position)
}
