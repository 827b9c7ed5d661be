import { deskNotices } from '../../../../src/texts/en/desk-notices.ts'
import { notices } from '../../../../src/texts/en/notices.ts'

export const texts = { ...deskNotices, ...notices }
