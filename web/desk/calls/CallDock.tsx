import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useSay } from '../../language.ts'
import { useShortcuts } from '../shortcuts.ts'
import { CallBody } from './CallBody.tsx'
import styles from './CallDock.module.css'
import { CallHead } from './CallHead.tsx'
import { changeDock, useDock } from './dock.ts'
import type { ShownCall } from './use-calls.ts'
import { useCallCare } from './use-calls.ts'
import { useChosenCall, useDismissing } from './use-chosen-call.ts'
import { useClearPlace } from './use-clear-place.ts'
import { WaitingCalls } from './WaitingCalls.tsx'

/**
 * The card of a call, in the corner over the side panel. It takes no focus and moves nothing; a key goes into it on purpose, Escape goes
 * back to the very place where one was. Of several calls one is open, the others wait in a line below.
 */
export function CallDock({ shown }: { readonly shown: readonly ShownCall[] }) {
  const say = useSay()
  const { folded } = useDock()
  const card = useRef<HTMLElement>(null)
  const inside = () => card.current?.contains(document.activeElement) ?? false
  const current = useChosenCall(shown, inside)
  const { onFocus, goBack } = useWayBack()
  const [entered, setEntered] = useState(0)
  useEffect(() => {
    if (entered > 0) focusInto(card.current)
  }, [entered])
  const dismiss = useDismissing(useCallCare())
  useClearPlace(card)
  useShortcuts({
    call: () => {
      if (inside() && !folded) return goBack()
      changeDock({ folded: false })
      setEntered((times) => times + 1)
    },
  })
  if (!current) return null
  const others = shown.filter(({ card: { id } }) => id !== current.card.id)
  const onKeyDown = (event: KeyboardEvent) => {
    const isInSheet = event.target instanceof Element && event.target.closest('[popover]') !== null
    if (event.key === 'Escape' && !event.defaultPrevented && !isInSheet) {
      event.preventDefault()
      goBack()
    }
    // Keys of the desk are not meant by whoever works in the card.
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation()
  }
  const close = () => {
    if (inside()) goBack()
    void dismiss(current)
  }
  return (
    <section
      ref={card}
      id="call-card"
      className={styles.dock}
      data-folded={folded || undefined}
      aria-label={say('desk.call.card')}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <CallHead call={current} folded={folded} onFold={() => changeDock({ folded: !folded })} onClose={close} />
      {!folded && <CallBody key={current.card.id} call={current} />}
      {others.length > 0 && (
        <WaitingCalls others={others} onChoose={(id) => changeDock({ shown: id, folded: false })} />
      )}
    </section>
  )
}

/** Remembers what had the focus before it came in, the caret with it. */
function useWayBack() {
  const before = useRef<HTMLElement | null>(null)
  return {
    onFocus: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget
    },
    goBack: () => {
      const place = before.current?.isConnected ? before.current : document.querySelector('main')
      place?.focus({ preventScroll: true })
    },
  }
}

function focusInto(card: HTMLElement | null) {
  const first = card?.querySelector<HTMLElement>('textarea') ?? card?.querySelector<HTMLElement>('input, button')
  first?.focus({ preventScroll: true })
}
