import type { Translated } from '../catalogue.ts'
import type { portalPush as russian } from '../ru/portal-push.ts'

/** Notices on a device, on one's own page. */
export const portalPush = {
  'portal.push': 'Notifications on this device',
  'portal.push.lead':
    'The number of a request and what has happened. What people write is not shown on the screen: anybody could read it there.',
  'portal.push.on': 'Turn on notifications',
  'portal.push.here': 'This device',
  'portal.push.since': 'On since {at}',
  'portal.push.unknown': 'A browser',
  'portal.push.off': 'Turn off',
  'portal.push.off.of': 'Turn off: {name}',
  'portal.push.is-on': 'Notifications are on. Choose what to hear in the table above.',
  'portal.push.is-off': 'Notifications are off.',
  'portal.push.try': 'Test',
  'portal.push.tried': 'Sent. The notification will appear within a few seconds.',
  'portal.push.refused': 'Notifications do not get here any more. Turn them off and on again.',
  'portal.push.choose': 'Choose what to hear in the table above, in the column “On the device”.',
  'portal.push.denied':
    'The browser does not let Okno show notifications. Press the sign to the left of the address, allow notifications, and reload the page.',
  'portal.push.home-screen':
    'First add Okno to the Home Screen: press Share, then “Add to Home Screen”. Open Okno from there and come back here.',
  'portal.push.insecure': 'Notifications work over https only.',
  'portal.push.unsupported': 'This browser cannot show notifications.',
  'portal.push.failed': 'The browser could not turn notifications on. Check the connection and try again.',
} satisfies Translated<typeof russian>
