/** A text as a pattern of LIKE that means just itself: `%` and `_` are what somebody typed, not «anything». */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`)
}
