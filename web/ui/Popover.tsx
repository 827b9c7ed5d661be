import type { ReactNode } from 'react'
import styles from './floating.module.css'
import type { Position } from './place.ts'
import { type TriggerWiring, useFloating } from './use-floating.ts'

interface PopoverProps {
  /** The button that opens it: `(wiring) => <Button {...wiring}>…</Button>`. */
  readonly trigger: (wiring: TriggerWiring) => ReactNode
  readonly label: string
  /** What it shows; a function gets the way to close it. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly position?: Position
  readonly className?: string | undefined
}

/** A small sheet beside what it explains. */
export function Popover({ trigger, label, children, position = 'bottom-end', className }: PopoverProps) {
  const { opened, wiring, sheet, close } = useFloating('dialog', position, focusSheet)

  return (
    <>
      {trigger(wiring)}
      <div {...sheet} role="dialog" aria-label={label} tabIndex={-1} className={styles.sheet}>
        {opened && <div className={className}>{typeof children === 'function' ? children(close) : children}</div>}
      </div>
    </>
  )
}

/** What asks for the focus inside (`data-first-focus`), else the sheet itself. */
function focusSheet(sheet: HTMLElement) {
  const first = sheet.querySelector<HTMLElement>('[data-first-focus]') ?? sheet
  first.focus({ preventScroll: true })
}
