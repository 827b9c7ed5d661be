/** What the desk asks in one with who is signed in, by addresses of the API: its frame shows it on every page, and its pages soon. */
export const TOGETHER = [
  'me',
  'views',
  'notices/count',
  'handover/waiting',
  'calls/current',
  'callbacks',
  'letter-care',
  'drafts',
  'announcements',
] as const
