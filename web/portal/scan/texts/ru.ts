import { portalScan } from '../../../../src/texts/ru/portal-scan.ts'
import { scan } from '../../../../src/texts/ru/scan.ts'

export const texts = { ...portalScan, ...scan }
