import type { OrganisationKind } from '../people/organisation.ts'

/** An organisation that a row names. */
export interface KnownOrganisation {
  readonly id: number
  readonly kind: OrganisationKind
  readonly code: string | null
}

/** What the desk knows of what rows name; kept up while rows are decided, so that a row finds what one before it makes. */
export interface Knowledge {
  readonly organisation: (words: string) => KnownOrganisation | null
  readonly venue: (code: string) => { readonly id: number } | null
  /** By a mail address, a phone or an external code. */
  readonly person: (words: string) => { readonly id: number } | null
  /** Ids by the words of a name. */
  readonly hours: (words: string) => number | null
  readonly level: (words: string) => number | null
  readonly service: (words: string) => number | null
  readonly zone: string
}
