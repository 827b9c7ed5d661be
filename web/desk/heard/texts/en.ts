import { deskHeard } from '../../../../src/texts/en/desk-heard.ts'

export const texts = { ...deskHeard }
