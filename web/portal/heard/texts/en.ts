import { bell } from '../../../../src/texts/en/bell.ts'
import { notices } from '../../../../src/texts/en/notices.ts'

export const texts = { ...bell, ...notices }
