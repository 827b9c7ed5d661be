import { deskHandover } from '../../../../src/texts/ru/desk-handover.ts'

export const texts = deskHandover
