/** The same items with one of them at another place. */
export function movedTo<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const order = [...items]
  const [item] = order.splice(from, 1)
  if (item !== undefined) order.splice(Math.max(0, Math.min(to, order.length)), 0, item)
  return order
}
