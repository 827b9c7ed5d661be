import type { Texts } from '../../language.ts'

/** Of what only those see who come by the code of a label. */
export const SCAN_WORDS: Texts = {
  ru: async () => ({ texts: (await import('../../../src/texts/ru/portal-scan.ts')).portalScan }),
  en: async () => ({ texts: (await import('../../../src/texts/en/portal-scan.ts')).portalScan }),
}
