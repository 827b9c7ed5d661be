/** A card of the desk: of a person, or of a venue. */
export type CardOf = { readonly personId: number } | { readonly venueId: number }
