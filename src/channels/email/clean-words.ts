/** What a database cannot keep, and what only hides something from a reader, is left out. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that are left out
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
}

export function oneLine(text: string): string {
  return clean(text).replaceAll(/\s+/g, ' ').trim()
}
