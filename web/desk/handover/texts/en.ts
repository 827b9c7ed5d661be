import { deskHandover } from '../../../../src/texts/en/desk-handover.ts'

export const texts = deskHandover
