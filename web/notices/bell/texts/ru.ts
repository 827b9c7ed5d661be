import { deskNotices } from '../../../../src/texts/ru/desk-notices.ts'
import { notices } from '../../../../src/texts/ru/notices.ts'

export const texts = { ...deskNotices, ...notices }
