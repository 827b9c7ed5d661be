import type { Translated } from '../catalogue.ts'
import type { scan as russian } from '../ru/scan.ts'

/** Reading the code of a label, wherever that is done. */
export const scan: Translated<typeof russian> = {
  'scan.seen': 'What the camera sees',
  'scan.start': 'Open the camera',
  'scan.again': 'Scan again',
  'scan.light': 'Light',
  'scan.refused': 'The browser gave no camera. Allow it in the settings of the site and reload the page.',
  'scan.why.foreign': 'This is a code of another support service. Find a label of ours.',
  'scan.why.other': 'This is no code of our labels.',
}
