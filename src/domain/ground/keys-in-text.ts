/** Words without the keys that somebody quoted or forwarded: they are for the one they were sent to. */
export function withoutKeys(text: string): string {
  return text.replaceAll(/\/([ra])\/[\w-]{43}(?![\w-])/g, '/$1/…')
}
