import { deskScan } from '../../../../src/texts/ru/desk-scan.ts'
import { scan } from '../../../../src/texts/ru/scan.ts'

export const texts = { ...deskScan, ...scan }
