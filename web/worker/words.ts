/** What page and worker say to each other. */
export const FLUSH = 'okno.flush'
export const KEEP = 'okno.keep'
export const TAKE_OVER = 'okno.take-over'
export const HAS = 'okno.has'

/** Surfaces that open without a net. */
export const KEPT_SURFACES = ['portal', 'desk'] as const
export type KeptSurface = (typeof KEPT_SURFACES)[number]

export const WORKER = '/worker.js'
