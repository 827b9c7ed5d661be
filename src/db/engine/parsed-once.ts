/**
 * A JSON parser that gives the same object for the same text, for at most `size` texts: reference data that comes with
 * every query is then parsed, and compiled by the rules, once. Nothing to invalidate: another text is another object.
 * What `read` checks is checked once, too.
 */
export function parsedOnce<T>(size: number, read?: (value: unknown) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value: T = read ? read(JSON.parse(text)) : JSON.parse(text)
    if (known.size >= size) known.delete(known.keys().next().value ?? '')
    known.set(text, value)
    return value
  }
}
