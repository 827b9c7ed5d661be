import { GOODS_GROUP } from './goods.ts'
import { GROWTH_GROUP } from './growth.ts'
import { MENU_GROUP } from './menu.ts'
import { OFFICE_GROUP } from './office.ts'
import { PAYMENT_GROUP } from './payment.ts'
import { PEOPLE_GROUP } from './people.ts'
import { SERVER_GROUP } from './server.ts'
import { TILL_GROUP } from './till.ts'
import type { DemoGroup } from './words.ts'

/** The catalogue of the demo company, in the order a restaurant meets its troubles. */
export const CATALOGUE: readonly DemoGroup[] = [
  TILL_GROUP,
  PAYMENT_GROUP,
  GOODS_GROUP,
  MENU_GROUP,
  SERVER_GROUP,
  PEOPLE_GROUP,
  OFFICE_GROUP,
  GROWTH_GROUP,
]
