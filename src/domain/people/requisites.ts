/** Weights of the check digits of an INN, by the rules of the Russian tax service; the last weights of each belong to the last digits. */
const OF_TEN = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const OF_ELEVEN = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
const OF_TWELVE = [3, ...OF_ELEVEN]

/** A taxpayer's number: 10 digits of an organisation or 12 of a person, whose check digits fit. */
export function isInn(text: string): boolean {
  if (/^\d{10}$/.test(text)) return checkDigit(text, OF_TEN) === Number(text[9])
  if (!/^\d{12}$/.test(text)) return false
  return checkDigit(text, OF_ELEVEN) === Number(text[10]) && checkDigit(text, OF_TWELVE) === Number(text[11])
}

/** The reason of registration at a tax office: 9 signs, of which the fifth and sixth may be letters. */
export function isKpp(text: string): boolean {
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(text)
}

function checkDigit(text: string, weights: readonly number[]): number {
  return (weights.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0) % 11) % 10
}
