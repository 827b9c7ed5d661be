import { LIVING } from '../../src/domain/ground/status.ts'

/** What is open of the person's own, and what is done and not yet looked at: the list of the start page. */
export const MINE = `/api/requests?view=my_requests&status=${LIVING}&limit=30`
