import { useSyncExternalStore } from 'react'

/** Columns that fold away; on a wide window the choice is kept on this device. */
export type Pane = 'views' | 'panel'

const KEY = 'okno.folded'
/** Below this width there is no room for the side panel: it opens over the request. */
export const ROOM_FOR_PANEL = '(min-width: 1280px)'
export const ROOM_FOR_VIEWS = '(min-width: 961px)'
/** Below this width it is a telephone: the places of the desk stand at the foot. */
export const ROOM_FOR_RAIL = '(min-width: 721px)'

const listeners = new Set<() => void>()

export function useFolded(pane: Pane): [boolean, () => void] {
  const folded = useSyncExternalStore(listen, () => isFolded(pane))
  return [folded, () => fold(pane, !isFolded(pane))]
}

export function useRoomFor(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

function isFolded(pane: Pane): boolean {
  return foldedPanes().includes(pane)
}

function fold(pane: Pane, folded: boolean) {
  const others = foldedPanes().filter((one) => one !== pane)
  localStorage.setItem(KEY, [...others, ...(folded ? [pane] : [])].join(' '))
  for (const listener of listeners) listener()
}

function foldedPanes(): readonly string[] {
  return (localStorage.getItem(KEY) ?? '').split(' ').filter(Boolean)
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
