import { type ServiceVersion, serviceVersion } from '../../../src/contract/catalogue/catalogue.ts'

/** A version with former values laid over it; as it is, when they make no version any more. */
export function restoredVersion(version: ServiceVersion, former: Readonly<Record<string, unknown>>): ServiceVersion {
  return serviceVersion.safeParse(laidOver(version, former)).data ?? version
}

/** Objects are walked into, everything else is replaced; null takes away. */
function laidOver(under: object, over: object): object {
  const all: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const known = all[key]
    if (value === null) delete all[key]
    else all[key] = isPlain(known) && isPlain(value) ? laidOver(known, value) : value
  }
  return all
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
