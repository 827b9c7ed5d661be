const ALWAYS = ['me', 'views', 'notices/count']
/** Where one files and looks for what one has filed. */
const WIDE = /^\/(new|requests)?$/

/** What the portal asks in one with who is signed in when it is opened here, by addresses of the API. */
export function togetherAt(path: string): readonly string[] {
  return WIDE.test(path) ? [...ALWAYS, 'my-venues', 'announcements'] : ALWAYS
}
