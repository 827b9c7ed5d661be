import { ENGLISH_STORIES } from './english-stories.ts'
import { GOODS_STORIES } from './goods-stories.ts'
import { MENU_STORIES } from './menu-stories.ts'
import { PAYMENT_STORIES } from './payment-stories.ts'
import { PEOPLE_STORIES } from './people-stories.ts'
import { SERVER_STORIES } from './server-stories.ts'
import type { Story } from './story.ts'
import { TILL_STORIES } from './till-stories.ts'

export const RUSSIAN: readonly Story[] = [
  ...TILL_STORIES,
  ...PAYMENT_STORIES,
  ...GOODS_STORIES,
  ...MENU_STORIES,
  ...SERVER_STORIES,
  ...PEOPLE_STORIES,
]

export const ENGLISH: readonly Story[] = ENGLISH_STORIES
