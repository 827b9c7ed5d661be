export type Position = 'bottom-start' | 'bottom-end' | 'bottom' | 'top-start' | 'top-end' | 'top' | 'right'

const GAP = 4
/** Nothing floats closer to the edge of the window. */
const MARGIN = 8

/** Puts what floats beside its anchor: on the asked side if it fits there, else on the roomier one, always in sight. */
export function place(floating: HTMLElement, anchor: Element, position: Position) {
  const box = anchor.getBoundingClientRect()
  const { style } = floating
  style.maxHeight = `${innerHeight - 2 * MARGIN}px`
  if (position === 'right') return put(floating, box.right + GAP, box.top + (box.height - floating.offsetHeight) / 2)

  const below = innerHeight - box.bottom - GAP - MARGIN
  const above = box.top - GAP - MARGIN
  const wanted = floating.offsetHeight
  const wantsTop = position.startsWith('top')
  const onTop = wantsTop ? above >= wanted || above > below : below < wanted && above > below
  style.maxHeight = `${onTop ? above : below}px`
  put(floating, leftOf(floating, box, position), onTop ? box.top - GAP - floating.offsetHeight : box.bottom + GAP)
}

function leftOf(floating: HTMLElement, box: DOMRect, position: Position): number {
  if (position.endsWith('start')) return box.left
  if (position.endsWith('end')) return box.right - floating.offsetWidth
  return box.left + (box.width - floating.offsetWidth) / 2
}

function put(floating: HTMLElement, left: number, top: number) {
  const most = innerWidth - floating.offsetWidth - MARGIN
  floating.style.left = `${Math.max(MARGIN, Math.min(left, most))}px`
  floating.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - floating.offsetHeight - MARGIN))}px`
}
