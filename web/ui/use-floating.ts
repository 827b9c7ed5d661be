import { type ToggleEvent, useEffect, useId, useRef, useState } from 'react'
import { type Position, place } from './place.ts'

/** What the button must carry that opens something floating. */
export interface TriggerWiring {
  readonly popoverTarget: string
  readonly 'aria-haspopup': 'dialog' | 'menu' | 'listbox'
  readonly 'aria-expanded': boolean
}

/**
 * A sheet in the browser's top layer: Esc and a press outside close it and give the focus back, and it shows above
 * dialogs, with no portal. Spread `wiring` on the button and `sheet` on the sheet.
 */
export function useFloating(kind: TriggerWiring['aria-haspopup'], position: Position) {
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState(false)

  useEffect(() => {
    if (!opened) return
    const settle = () => settled(ref.current, id, position)
    const frame = requestAnimationFrame(settle)
    addEventListener('resize', settle)
    addEventListener('scroll', settle, true)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('resize', settle)
      removeEventListener('scroll', settle, true)
    }
  }, [opened, id, position])

  const wiring: TriggerWiring = { popoverTarget: id, 'aria-haspopup': kind, 'aria-expanded': opened }
  const sheet = {
    id,
    ref,
    popover: 'auto',
    onBeforeToggle: (event: ToggleEvent) => setOpened(event.newState === 'open'),
  } as const
  return { opened, wiring, sheet, close: () => ref.current?.hidePopover() }
}

function settled(sheet: HTMLElement | null, id: string, position: Position) {
  const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)
  if (sheet && anchor) place(sheet, anchor, position)
}
