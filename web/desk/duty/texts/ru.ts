import { deskDuty } from '../../../../src/texts/ru/desk-duty.ts'
import { duty } from '../../../../src/texts/ru/duty.ts'

export const texts = { ...duty, ...deskDuty }
