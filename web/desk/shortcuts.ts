import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import type { TextId } from '../../src/texts/catalogue.ts'

interface Shortcut {
  /** Physical key (KeyboardEvent.code), so that the Russian layout works. */
  readonly code: string
  /** As it stands on the key. */
  readonly shown: string
  readonly means: TextId
}

/** Every key of the desk, on one page; the help reads it too. */
export const SHORTCUTS = {
  search: { code: 'Slash', shown: '/', means: 'desk.key.search' },
  create: { code: 'KeyC', shown: 'C', means: 'desk.create' },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof SHORTCUTS

/** Binds keys while the component stands. Not while somebody types or a dialog is open. */
export function useShortcuts(actions: { readonly [Name in ShortcutName]?: () => void }) {
  const latest = useRef(actions)
  latest.current = actions

  useEffect(() => {
    const bindings = Object.entries(SHORTCUTS).map(([name, { code }]) => [code, when(name)] as const)
    return tinykeys(window, Object.fromEntries(bindings))

    function when(name: string) {
      return (event: KeyboardEvent) => {
        const action = Object.entries(latest.current).find(([known]) => known === name)?.[1]
        if (!action || isTyping(event.target) || document.querySelector('dialog[open]')) return
        event.preventDefault()
        action()
      }
    }
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
