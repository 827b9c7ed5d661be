/** What stands on one's own page in the app alone. */
export const portalApp = {
  'portal.app': 'App',
  'portal.app.lock': 'Ask for finger, face or the code of the phone',
  'portal.app.lock.hint': 'When the app is opened after a while. The session goes on meanwhile.',
  'portal.app.leave': 'Sign out and change the address of support',
} as const
