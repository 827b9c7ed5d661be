import type { Translated } from '../catalogue.ts'
import type { deskScan as russian } from '../ru/desk-scan.ts'

export const deskScan: Translated<typeof russian> = {
  'desk.scan.title': 'Code of a label',
  'desk.scan.lead': 'Point the camera at the code of a label: the restaurant opens with its open requests.',
  'desk.scan.cannot': 'This browser can’t read codes. Type the code of the restaurant, it is printed on the label.',
  'desk.scan.by-hand': 'Code on the label, name or address',
}
