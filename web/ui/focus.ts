/**
 * The one rule of the focus: opening something moves it in, closing gives it back to where it was, and when what holds it
 * leaves the page it goes to the next sensible place, never to the page's body. Lists, menus, popovers and dialogs need
 * nothing of their own for the latter two.
 */

/** Something that had the focus, and all that stood around it then. */
interface Stand {
  readonly element: HTMLElement
  /** From the element up to the body: each with what stood beside it, nearest first. */
  readonly trail: readonly Surroundings[]
  readonly layer: Element | null
}

interface Surroundings {
  readonly parent: Element
  readonly around: readonly Element[]
}

const KEPT = 24
const LAYER = 'dialog, [popover]'
const FOCUSABLE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])'

/** What had the focus, the latest last. */
let stands: readonly Stand[] = []

/** Watches over the focus of a page; once for each page. */
export function followFocus(): void {
  let asked = 0
  const look = () => {
    cancelAnimationFrame(asked)
    // After whatever the page itself does about it.
    asked = requestAnimationFrame(() => {
      asked = requestAnimationFrame(mend)
    })
  }
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target !== document.body) remember(target)
  })
  document.addEventListener('focusout', ({ relatedTarget }) => relatedTarget === null && look())
  const watched = { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden', 'open', 'style'] }
  new MutationObserver(look).observe(document.documentElement, watched)
}

/** As a ref: what a person came for has the focus as it appears. */
export function focusAtOnce(element: HTMLElement | null): void {
  element?.focus()
}

/** Gives the focus back to where it was before it came into this part of the page; a field of words is not gone back to. */
export function giveFocusBack(from: Element): void {
  const before = stands.findLast(({ element }) => !from.contains(element) && !isField(element) && canHold(element))
  ;(before?.element ?? restOf(from))?.focus({ preventScroll: true })
}

/** Who holds the focus still may keep it: a person who pressed beside everything wanted to leave it. */
function mend() {
  const { activeElement } = document
  if (activeElement && activeElement !== document.body) return
  const lost = stands.at(-1)
  if (!lost || canHold(lost.element)) return
  heirOf(lost)?.focus({ preventScroll: true })
}

function remember(element: HTMLElement) {
  const stand = { element, trail: trailOf(element), layer: element.closest(LAYER) }
  stands = [...stands.filter((one) => one.element !== element), stand].slice(-KEPT)
}

function trailOf(element: Element): readonly Surroundings[] {
  const parent = element.parentElement
  if (!parent || parent === document.documentElement) return []
  return [{ parent, around: aroundIn(parent, element) }, ...trailOf(parent)]
}

/** The nearest ones first; in a list the next before the one before, elsewhere the other way round. */
function aroundIn(parent: Element, element: Element): readonly Element[] {
  const all = [...parent.children]
  const here = all.indexOf(element)
  const sign = element.matches('li, tr, [role=option]') ? 1 : -1
  const distance = (one: Element) => {
    const way = (all.indexOf(one) - here) * sign
    return way > 0 ? way - 0.5 : -way
  }
  return all.filter((one) => one !== element).sort((one, other) => distance(one) - distance(other))
}

/** Out of a layer that has closed, where the focus was before it opened; else the nearest that stands beside it. */
function heirOf(lost: Stand): HTMLElement | null {
  const { layer } = lost
  if (layer && !isOpen(layer)) {
    const before = stands.slice(0, stands.indexOf(lost)).findLast((stand) => stand.layer !== layer)
    if (!before) return openerOf(layer) ?? restOf(document.body)
    return canHold(before.element) ? before.element : heirOf(before)
  }
  for (const { parent, around } of lost.trail) {
    if (!isShown(parent)) continue
    if (parent.matches('main, body')) break
    const beside = [...around.map(holderIn), holderIn(parent)].find((one) => one !== null)
    if (beside) return beside
  }
  return restOf(document.body)
}

/** The button of a popover that a shortcut opened while nothing held the focus. */
function openerOf(layer: Element): HTMLElement | null {
  const button = document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(layer.id)}"]`)
  return button && canHold(button) ? button : null
}

function holderIn(place: Element): HTMLElement | null {
  if (!isShown(place)) return null
  const inside = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)]
  return [...(place instanceof HTMLElement && place.matches(FOCUSABLE) ? [place] : []), ...inside].find(canHold) ?? null
}

/** The dialog one is in, else the content of the page. */
function restOf(from: Element): HTMLElement | null {
  return from.closest<HTMLElement>('dialog') ?? document.querySelector<HTMLElement>('dialog:modal, main')
}

function canHold(element: HTMLElement): boolean {
  return isShown(element) && !element.matches(':disabled') && element.closest('[inert]') === null
}

/** What has no box of its own (`display: contents`) is seen where it stands. */
function isShown(element: Element): boolean {
  if (!element.isConnected) return false
  if (element.checkVisibility({ visibilityProperty: true })) return true
  const { parentElement } = element
  return parentElement !== null && getComputedStyle(element).display === 'contents' && isShown(parentElement)
}

function isOpen(layer: Element): boolean {
  return layer.isConnected && layer.matches('[open], :popover-open')
}

function isField(element: Element): boolean {
  return element.matches('input:not([type=radio], [type=checkbox]), textarea, [contenteditable]')
}
