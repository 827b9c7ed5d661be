import type { Instant } from '../../domain/ground/instant.ts'

/** A moment as PostgreSQL and JSON take it. */
export function iso(at: Instant): string {
  return new Date(at).toISOString()
}

export function maybeIso(at: Instant | null): string | null {
  return at === null ? null : iso(at)
}
