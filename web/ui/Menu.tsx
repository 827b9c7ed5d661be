import { Menu as Floating } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import { useFloatingHome } from './floating-home.ts'
import { Icon, type IconShape } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import styles from './Menu.module.css'

interface MenuProps {
  /** One element that takes a ref; pressing it opens the menu. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-end'
}

export function Menu({ trigger, children, position = 'bottom-end' }: MenuProps) {
  return (
    <Floating position={position} offset={4} returnFocus transitionProps={still} {...useFloatingHome()}>
      <Floating.Target>{trigger}</Floating.Target>
      <Floating.Dropdown className={styles.sheet ?? ''}>{children}</Floating.Dropdown>
    </Floating>
  )
}

const still = { duration: 0 }

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
  return (
    <Floating.Item
      className={classes(styles.item, danger && styles.danger)}
      classNames={{ itemLabel: styles.words ?? '' }}
      onClick={onChoose}
      closeMenuOnClick={!staysOpen}
      leftSection={icon && <Icon of={icon} className={styles.icon} />}
      rightSection={<MenuItemEnd chosen={chosen} shortcut={shortcut} />}
      {...(chosen !== undefined && { role: 'menuitemradio', 'aria-checked': chosen })}
    >
      {children}
    </Floating.Item>
  )
}

function MenuItemEnd({
  chosen,
  shortcut,
}: {
  readonly chosen: boolean | undefined
  readonly shortcut: string | undefined
}) {
  if (chosen) return <Icon of={IconCheck} className={styles.tick} />
  return shortcut ? <Kbd>{shortcut}</Kbd> : null
}

export function MenuTitle({ children }: { readonly children: ReactNode }) {
  return <Floating.Label className={styles.title ?? ''}>{children}</Floating.Label>
}

export function MenuLine() {
  return <Floating.Divider className={styles.line ?? ''} />
}
