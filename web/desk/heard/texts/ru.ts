import { deskHeard } from '../../../../src/texts/ru/desk-heard.ts'

export const texts = { ...deskHeard }
