import { bell } from '../../../../src/texts/ru/bell.ts'
import { notices } from '../../../../src/texts/ru/notices.ts'

export const texts = { ...bell, ...notices }
