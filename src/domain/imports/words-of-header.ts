/** «Час.пояс» and «час пояс» are one: letters and digits in lower case, ё as е. */
export function normalisedWords(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
}
