/** The code of a label at a till: reading it, and what it chose. */
export const portalScan = {
  'portal.scan.lead': 'Point the camera at the code of the label: restaurant and till are chosen by it.',
  'portal.scan.cannot':
    'This browser cannot read codes. Open the camera of the phone, point it at the code and press the link.',
  'portal.scan.without': 'Request without a code',
  'portal.scan.not-it': 'Not this one',
  'portal.scan.foreign':
    'The code of the label leads to a restaurant that is not open to you. Choose yours, or ask its manager to let you in.',
  'portal.scan.gone': 'What the label names is not in this restaurant any more. Only the restaurant was chosen.',
} as const
