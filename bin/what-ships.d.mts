interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
}
interface Lock {
  readonly packages: Readonly<Record<string, object>>
}
export const IN_PAGES: readonly string[]
export const BUILDS_PAGES: readonly string[]
export function whatShips(
  manifest: Manifest,
  lock: Lock,
): { readonly server: readonly string[]; readonly pages: readonly string[]; readonly build: readonly string[] }
