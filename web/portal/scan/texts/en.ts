import { portalScan } from '../../../../src/texts/en/portal-scan.ts'
import { scan } from '../../../../src/texts/en/scan.ts'

export const texts = { ...portalScan, ...scan }
