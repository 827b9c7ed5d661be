import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { listStep } from './list-keys.ts'

interface Options {
  readonly count: number
  readonly onChoose: (place: number) => void
  /** Where it begins; -1: nowhere until an arrow is pressed. */
  readonly first?: number
  readonly loops?: boolean
}

/**
 * A list of options under a box that keeps the focus: arrows, Home and End walk, Enter chooses, and screen readers hear
 * where one is. Spread `box` on the box, `list` on the listbox, `option(place)` on each option.
 */
export function useOptions({ count, onChoose, first = 0, loops = false }: Options) {
  const id = useId()
  const [wanted, setActive] = useState(first)
  const active = Math.min(wanted, count - 1)
  const activeId = active >= 0 ? `${id}-${active}` : undefined

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  /** Whether the key was for the list. Enter that ends a composed word is not. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing) return false
    const next = listStep(event, { at: active, count, loops })
    if (next !== null) setActive(next)
    else if (event.key === 'Enter' && active >= 0) onChoose(active)
    else return false
    event.preventDefault()
    return true
  }
  return {
    active,
    setActive,
    onKeyDown,
    box: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': count > 0,
      'aria-controls': count > 0 ? id : undefined,
      'aria-activedescendant': activeId,
    },
    list: { id },
    option: (place: number) => ({
      id: `${id}-${place}`,
      'data-active': place === active ? true : undefined,
    }),
  } as const
}
