import { KEPT_REQUESTS } from '../reading/answers.ts'
import type { Ahead } from '../reading/read-ahead.ts'
import { MINE } from './mine.ts'
import { requestAddress } from './request/request.ts'
import { listAddress, UNFILTERED } from './requests/asked.ts'

/** What is read ahead: the fifty that moved last, and what the start page and the list show. */
export const AHEAD: Ahead = {
  lists: [`/api/requests?view=my_requests&sort=changed&limit=${KEPT_REQUESTS}`, MINE, listAddress(UNFILTERED)],
  addressOf: requestAddress,
}
