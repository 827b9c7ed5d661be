import { IconCheck } from '@tabler/icons-react'
import { createContext, type KeyboardEvent, type ReactNode, useContext } from 'react'
import { classes } from './classes.ts'
import floating from './floating.module.css'
import { Icon, type IconShape } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './Menu.module.css'
import type { Position } from './place.ts'
import { type TriggerWiring, useFloating } from './use-floating.ts'

interface MenuProps {
  /** The button that opens it: `(wiring) => <Button {...wiring}>…</Button>`. */
  readonly trigger: (wiring: TriggerWiring) => ReactNode
  readonly label: string
  readonly children: ReactNode
  readonly position?: Position
}

const CloseMenu = createContext(() => {})

/** A list of things to do, one press each; arrows walk through it. */
export function Menu({ trigger, label, children, position = 'bottom-end' }: MenuProps) {
  const { opened, wiring, sheet, close } = useFloating('menu', position, focusFirst)

  return (
    <>
      {trigger(wiring)}
      <div
        {...sheet}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className={classes(floating.sheet, styles.sheet)}
        onKeyDown={(event) => walk(event, close)}
      >
        <CloseMenu value={close}>{opened && children}</CloseMenu>
      </div>
    </>
  )
}

interface MenuItemProps {
  readonly children: ReactNode
  readonly onChoose: () => void
  readonly icon?: IconShape
  /** Given: one of several, ticked or not. */
  readonly chosen?: boolean
  readonly shortcut?: string
  readonly danger?: boolean
  /** A choice that one may try several of before leaving the menu. */
  readonly staysOpen?: boolean
}

export function MenuItem({ children, onChoose, icon, chosen, shortcut, danger, staysOpen = false }: MenuItemProps) {
  const close = useContext(CloseMenu)
  const choose = () => {
    if (!staysOpen) close()
    onChoose()
  }
  return (
    <button
      type="button"
      {...(chosen === undefined ? plain : { role: 'menuitemradio', 'aria-checked': chosen })}
      tabIndex={-1}
      className={classes(styles.item, danger && styles.danger)}
      onClick={choose}
    >
      {icon && <Icon of={icon} className={styles.icon} />}
      <span className="grow">{children}</span>
      {chosen && <Icon of={IconCheck} className={styles.tick} />}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  )
}

const plain = { role: 'menuitem' }

export function MenuTitle({ children }: { readonly children: ReactNode }) {
  return <div className={styles.title}>{children}</div>
}

export function MenuLine() {
  return <hr className={styles.line} />
}

function walk(event: KeyboardEvent<HTMLElement>, close: () => void) {
  if (event.key === 'Tab') return close()
  const items = itemsOf(event.currentTarget)
  const here = items.findIndex((item) => item.matches(':focus'))
  const next = { ArrowDown: (here + 1) % items.length, ArrowUp: here - 1, Home: 0, End: -1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  items.at(next)?.focus()
}

function focusFirst(menu: HTMLElement) {
  itemsOf(menu)[0]?.focus({ preventScroll: true })
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
}
