import { useEffect, useRef } from 'react'
import { type Position, place } from './place.ts'
import styles from './Tips.module.css'

/** Long enough not to flicker under a passing pointer. */
const DELAY = 400

/**
 * Shows the words of `data-tip` beside whatever carries it, on hover and on keyboard focus; one element for the page.
 * A tip repeats or explains; what it says must also be reachable otherwise (`aria-label`, `aria-description`).
 */
export function Tips() {
  const tip = useRef<HTMLDivElement>(null)
  useEffect(() => (tip.current ? followTips(tip.current) : undefined), [])
  return <div ref={tip} popover="manual" className={styles.tip} aria-hidden="true" />
}

function followTips(tip: HTMLElement) {
  const stop = new AbortController()
  const { signal } = stop
  let timer: ReturnType<typeof setTimeout> | undefined
  let shownFor: Element | null = null

  document.addEventListener('pointerover', ({ target, pointerType }) => pointerType === 'mouse' && at(target, DELAY), {
    signal,
  })
  document.addEventListener('focusin', ({ target }) => isKeyboardFocus(target) && at(target, 0), { signal })
  document.addEventListener('focusout', hide, { signal })
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal })
  document.addEventListener('pointerdown', hide, { signal })
  document.addEventListener('scroll', hide, { signal, capture: true })
  signal.addEventListener('abort', hide)
  return () => stop.abort()

  function at(target: EventTarget | null, delay: number) {
    const anchor = target instanceof Element ? target.closest('[data-tip]') : null
    if (anchor === shownFor) return
    hide()
    shownFor = anchor
    if (anchor instanceof HTMLElement) timer = setTimeout(() => show(anchor), delay)
  }

  function show(anchor: HTMLElement) {
    tip.textContent = anchor.dataset.tip ?? ''
    tip.showPopover()
    place(tip, anchor, sideOf(anchor))
  }

  function hide() {
    clearTimeout(timer)
    shownFor = null
    if (tip.matches(':popover-open')) tip.hidePopover()
  }
}

function sideOf(anchor: HTMLElement): Position {
  return anchor.dataset.tipSide === 'right' ? 'right' : 'bottom'
}

function isKeyboardFocus(target: EventTarget | null) {
  return target instanceof Element && target.matches(':focus-visible')
}
