import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import type { TextId } from '../../src/texts/catalogue.ts'

interface Shortcut {
  /** Physical key (KeyboardEvent.code), so that the Russian layout works. */
  readonly code: string
  /** A sign besides, wherever it stands on the keyboard: on ЙЦУКЕН «/» is Shift with the backslash. */
  readonly sign?: string
  /** As it stands on the key. */
  readonly shown: string
  readonly means: TextId
  /** Heard while somebody types, too. */
  readonly whileTyping?: boolean
}

/** Every key of the desk, on one page; the help reads it too. */
export const SHORTCUTS = {
  help: { code: 'Shift+Slash', sign: 'Shift+?', shown: '?', means: 'desk.keys' },
  search: { code: 'Slash', sign: 'Shift+/', shown: '/', means: 'desk.key.search' },
  create: { code: 'KeyC', shown: 'C', means: 'desk.create' },
  next: { code: 'KeyJ', shown: 'J', means: 'desk.key.next' },
  previous: { code: 'KeyK', shown: 'K', means: 'desk.key.previous' },
  open: { code: 'KeyO', shown: 'O', means: 'desk.key.open' },
  back: { code: 'Escape', shown: 'Esc', means: 'desk.key.back' },
  reply: { code: 'KeyR', shown: 'R', means: 'desk.key.reply' },
  note: { code: 'KeyN', shown: 'N', means: 'desk.key.note' },
  take: { code: 'KeyI', shown: 'I', means: 'desk.key.take' },
  takeNext: { code: 'Shift+KeyI', shown: '⇧ I', means: 'desk.take-next' },
  assign: { code: 'KeyA', shown: 'A', means: 'desk.key.assign' },
  status: { code: 'KeyS', shown: 'S', means: 'desk.key.status' },
  priority: { code: 'KeyP', shown: 'P', means: 'desk.key.priority' },
  call: { code: 'Alt+KeyZ', shown: 'Alt Z', means: 'desk.key.call', whileTyping: true },
  undo: { code: '$mod+KeyZ', shown: 'Ctrl Z', means: 'desk.key.undo' },
  copyLink: { code: 'Shift+KeyC', shown: '⇧ C', means: 'desk.key.copy-link' },
  foldViews: { code: 'BracketLeft', shown: '[', means: 'desk.key.fold-views' },
  foldPanel: { code: 'BracketRight', shown: ']', means: 'desk.key.fold-panel' },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof SHORTCUTS

/** Binds keys while the component stands. Not while somebody types, or something floats above the page. */
export function useShortcuts(actions: { readonly [Name in ShortcutName]?: (() => void) | undefined }) {
  const latest = useRef(actions)
  latest.current = actions

  useEffect(() => {
    const all: [string, Shortcut][] = Object.entries(SHORTCUTS)
    const bindings = all.flatMap(([name, shortcut]) =>
      [shortcut.code, ...(shortcut.sign ? [shortcut.sign] : [])].map((key) => [key, when(name, shortcut)]),
    )
    // By itself it hears nothing from fields; what they keep for themselves is decided below.
    const ignore = (event: KeyboardEvent) => event.repeat || event.isComposing
    return tinykeys(window, Object.fromEntries(bindings), { ignore })

    function when(name: string, { whileTyping = false }: Shortcut) {
      return (event: KeyboardEvent) => {
        const action = Object.entries(latest.current).find(([known]) => known === name)?.[1]
        if (!action || event.defaultPrevented || isCovered()) return
        if (!whileTyping && isTyping(event.target, name)) return
        event.preventDefault()
        action()
      }
    }
  }, [])
}

/** An empty field has nothing of its own to undo. */
function isTyping(target: EventTarget | null, name: string): boolean {
  if (name === 'undo' && target instanceof HTMLTextAreaElement && target.value === '') return false
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** A dialog, a menu or a popover takes the keys for itself. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], [popover="auto"]:popover-open') !== null
}
