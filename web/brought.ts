/** What the server sent together with the page: answers of the API as JSON, by the addresses that the page would ask. */
let brought: Map<string, string> | null = null

function all(): Map<string, string> {
  if (brought) return brought
  const words = globalThis.document?.getElementById('brought')?.textContent
  brought = new Map(Object.entries(JSON.parse(words ?? '{}')))
  return brought
}

/** An answer that is here already, as if it had been asked for; each is heard once. */
export function takeBrought(address: string): Response | null {
  const body = all().get(address)
  if (body === undefined) return null
  all().delete(address)
  return new Response(body, { headers: { 'Content-Type': 'application/json' } })
}

/** False: something that was sent was not asked for as yet. */
export function isAllTaken(): boolean {
  return all().size === 0
}

/** What the page had no use for is not true for ever. */
export function dropBrought(): void {
  all().clear()
}
