import { deskScan } from '../../../../src/texts/en/desk-scan.ts'
import { scan } from '../../../../src/texts/en/scan.ts'

export const texts = { ...deskScan, ...scan }
