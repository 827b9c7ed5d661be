import { deskDuty } from '../../../../src/texts/en/desk-duty.ts'
import { duty } from '../../../../src/texts/en/duty.ts'

export const texts = { ...duty, ...deskDuty }
