/** Whether a text has every word that is looked for, in any order and case; ё and е are one letter to whoever searches. */
export function hasWords(text: string, asked: string): boolean {
  const whole = folded(text)
  return folded(asked)
    .split(/\s+/)
    .every((word) => whole.includes(word))
}

function folded(text: string): string {
  return text.trim().toLocaleLowerCase().replaceAll('ё', 'е')
}
