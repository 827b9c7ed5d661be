const WRONG = '[aria-invalid="true"], [data-wrong]'
const ENTRANCE = 'input, button, textarea'

/** Takes the keyboard to the first field that is wrong; a folded part of the form opens for it. */
export function focusFirstWrong(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>(WRONG)
  const wrong = field?.matches(ENTRANCE)
    ? field
    : field?.querySelector<HTMLElement>(`[aria-invalid="true"], ${ENTRANCE}`)
  const fold = wrong?.closest('details')
  if (fold) fold.open = true
  wrong?.focus({ preventScroll: true })
  wrong?.scrollIntoView({ block: 'center' })
}

/** What the wrong fields are called on the page, each once. */
export function namesOfWrong(form: HTMLFormElement | null): readonly string[] {
  const fields = Array.from(form?.querySelectorAll<HTMLElement>(WRONG) ?? [], nameOf)
  return [...new Set(fields)].filter((name) => name !== '')
}

function nameOf(field: HTMLElement): string {
  const label = 'labels' in field && field.labels instanceof NodeList ? field.labels[0] : null
  const own = label ?? field.querySelector(':scope > legend')
  return (own?.textContent ?? field.getAttribute('aria-label') ?? '').trim()
}
