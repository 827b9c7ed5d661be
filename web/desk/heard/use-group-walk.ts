import { type RefObject, useRef } from 'react'
import { useShortcuts } from '../shortcuts.ts'

/** The keys of the lists walk from request to request here, too; the focus is the place. */
export function useGroupWalk(): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  const walk = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a[data-group]') ?? [])]
    const here = document.activeElement?.closest('li')?.querySelector('a[data-group]')
    const at = links.findIndex((link) => link === here)
    links[at === -1 ? 0 : Math.max(0, Math.min(at + by, links.length - 1))]?.focus()
  }
  const open = () => document.activeElement?.closest('li')?.querySelector<HTMLElement>('a[data-group]')?.click()
  useShortcuts({ next: () => walk(1), previous: () => walk(-1), open })
  return list
}
