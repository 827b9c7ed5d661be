/** A text as a pattern of LIKE that means just itself: `%` and `_` are the typed characters, not wildcards. */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`)
}
