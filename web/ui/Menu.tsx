import { IconCheck } from '@tabler/icons-react'
import { createContext, type KeyboardEvent, type ReactNode, useContext } from 'react'
import { classes } from './classes.ts'
import floating from './floating.module.css'
import { Icon, type IconShape } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import { listStep } from './list-keys.ts'
import styles from './Menu.module.css'
import type { Position } from './place.ts'
import { type TriggerWiring, useFloating } from './use-floating.ts'
import { useTypeAhead } from './use-type-ahead.ts'

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
  const typeAhead = useTypeAhead()

  return (
    <>
      {trigger(wiring)}
      <div
        {...sheet}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className={classes(floating.sheet, styles.sheet)}
        // Until the browser has given the focus back, keys still arrive where nothing is to be seen any more: they are the page's.
        onKeyDown={(event) => event.currentTarget.matches(':popover-open') && walk(event, { close, typeAhead })}
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

interface Keys {
  readonly close: () => void
  readonly typeAhead: ReturnType<typeof useTypeAhead>
}

function walk(event: KeyboardEvent<HTMLElement>, { close, typeAhead }: Keys) {
  if (event.key === 'Tab') return close()
  const items = itemsOf(event.currentTarget)
  const at = items.findIndex((item) => item.matches(':focus'))
  const names = items.map(({ textContent }) => textContent)
  const next = listStep(event, { at, count: items.length, loops: true }) ?? typeAhead(event, names)
  if (next === null) return
  event.preventDefault()
  items[next]?.focus()
}

/** The choice that holds, else the first thing to do. */
function focusFirst(menu: HTMLElement) {
  const items = itemsOf(menu)
  const chosen = items.find((item) => item.ariaChecked === 'true')
  ;(chosen ?? items[0])?.focus({ preventScroll: true })
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
}
