/** The code of a label at a till: reading it, and what it chose. */
export const portalScan = {
  'portal.scan.lead': 'Point the camera at the code of the label: restaurant and till are chosen by it.',
  'portal.scan.seen': 'What the camera sees',
  'portal.scan.start': 'Open the camera',
  'portal.scan.again': 'Scan again',
  'portal.scan.light': 'Light',
  'portal.scan.refused': 'The browser gave no camera. Allow it in the settings of the site and reload the page.',
  'portal.scan.cannot':
    'This browser cannot read codes. Open the camera of the phone, point it at the code and press the link.',
  'portal.scan.without': 'Request without a code',
  'portal.scan.why.foreign': 'This is a code of another support service. Find a label of ours.',
  'portal.scan.why.other': 'This is no code of our labels.',
  'portal.scan.not-it': 'Not this one',
  'portal.scan.foreign':
    'The code of the label leads to a restaurant that is not open to you. Choose yours, or ask its manager to let you in.',
  'portal.scan.gone': 'What the label names is not in this restaurant any more. Only the restaurant was chosen.',
} as const
