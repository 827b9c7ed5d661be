import type { Translated } from '../catalogue.ts'
import type { sample as russian } from '../ru/sample.ts'

export const sample: Translated<typeof russian> = {
  'sample.organisation': 'Sample chain',
  'sample.venue': 'Sample cafe',
  'sample.address': 'Sample street, 1',
  'sample.person': 'Sam Sample',
  'sample.request.stop': 'Sample: the till does not start',
  'sample.request.stop.text':
    'This is a sample request. We press the button, the till is silent, the queue grows. We cannot sell.',
  'sample.request.receipt': 'Sample: no receipt is printed',
  'sample.request.receipt.text': 'This is a sample request. There is paper, the light is on, and no receipt comes out.',
  'sample.request.menu': 'Sample: how do I add a dish to the menu',
  'sample.request.menu.text': 'This is a sample request. Where do I enter a new dish?',
}
