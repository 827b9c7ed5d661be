import { type RefObject, useLayoutEffect } from 'react'

/** What a card in the corner never lies over: it stands above it. */
const CLEAR = '[data-stays-clear]'
const GAP = 8
/** However much wants to stay clear, so much of the card is to be seen, in pixels. */
const SEEN = 240
const BAR = 48

/** Lifts the card over what it would cover: the composer with its button, the bar of a form, the sections of a phone. */
export function useClearPlace(card: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    let asked = 0
    const settle = () => {
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(() => lift(card.current))
    }
    lift(card.current)
    const grown = new ResizeObserver(settle)
    const watch = () => {
      for (const element of document.querySelectorAll(CLEAR)) grown.observe(element)
      settle()
    }
    watch()
    const changed = new MutationObserver(watch)
    const page = document.querySelector('main')
    if (page) changed.observe(page, { childList: true, subtree: true })
    addEventListener('resize', settle)
    return () => {
      cancelAnimationFrame(asked)
      grown.disconnect()
      changed.disconnect()
      removeEventListener('resize', settle)
    }
  }, [card])
}

function lift(card: HTMLElement | null) {
  if (!card) return
  const { left } = card.getBoundingClientRect()
  const tops = [...document.querySelectorAll(CLEAR)]
    .map((element) => element.getBoundingClientRect())
    .filter((box) => box.height > 0 && box.right > left && box.top > innerHeight / 3)
    .map((box) => innerHeight - box.top + GAP)
  const most = innerHeight - BAR - SEEN
  card.style.setProperty('--clear', `${Math.max(GAP, Math.min(most, Math.max(0, ...tops)))}px`)
}
