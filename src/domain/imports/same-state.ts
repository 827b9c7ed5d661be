/** Whether two states say the same, in whatever order their keys and lists stand. */
export function isSameState(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined)
  return `{${entries
    .map(([key, one]) => `${key}:${canonical(one)}`)
    .toSorted()
    .join(',')}}`
}
