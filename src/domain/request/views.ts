/** Views over the open requests: they are counted together, in one pass. */
export const OPEN_VIEWS = [
  'mine',
  'unassigned',
  'burning',
  'waiting_us',
  'waiting_customer',
  'deferred',
  'mentioned',
  'open',
] as const
export type OpenView = (typeof OPEN_VIEWS)[number]

/** The standard set of the desk, in its order. */
export const DESK_VIEWS = [...OPEN_VIEWS, 'resolved', 'spam'] as const
export type DeskView = (typeof DESK_VIEWS)[number]

/** Views that narrow another one: what of it burns, what waits for us, what waits for the customer. */
export const INNER_VIEWS = ['burning', 'waiting_us', 'waiting_customer'] as const satisfies readonly OpenView[]
export type InnerView = (typeof INNER_VIEWS)[number]

/** All views; the last two are the customer's: his own requests, and those of his organisation. */
export const VIEW_NAMES = [...DESK_VIEWS, 'my_requests', 'organisation'] as const
export type ViewName = (typeof VIEW_NAMES)[number]
