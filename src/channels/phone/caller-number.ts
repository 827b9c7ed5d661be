import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'

/** What an exchange writes in the place of a number; null where this function is used: nobody can say which number it is. */
export type CallerNumber =
  /** E.164, and who is asked for inside, in digits. */
  { readonly number: string; readonly extension: string | null } | { readonly withheld: true }

/** Longer is no number, however it is spelled. */
const LONGEST = 200

const WITHHELD =
  /^(?:anonymous|unknown|unavailable|withheld|private|restricted|hidden|blocked|no ?(?:caller ?)?(?:id|number)|скрыт(?:ый)?(?: номер)?|номер скрыт|аноним(?:ный)?(?: номер)?|неизвест(?:ен|ный)(?: номер)?|номер не определ[её]н)$/iu

/**
 * The number that stands in a caller's field, in any spelling: «8 (916) 555-01-17 доб. 12», «007 916…», «8-10-49…», `sip:7916…@host`. Ten
 * digits, or eleven with the country's own prefix, are of `country`. Null for what is no number (an extension, a name), for what could be
 * two, and for what has too many or too few digits: never another number than the one meant.
 */
export function callerNumber(text: string, country = 'RU'): CallerNumber | null {
  if (text.length > LONGEST) return null
  const bare = userIn(text.normalize('NFKC').trim())
  if (isWithheld(bare)) return { withheld: true }
  const { number, extension } = parted(bare.replace(BEFORE, ''))
  const digits = digitsIn(number)
  const found = digits === null ? null : parsed(digits, country)
  return found === null ? null : { number: found.number, extension }
}

/** «anonymous», «Скрытый номер»: the caller, or his operator, does not tell. */
export function isWithheld(text: string): boolean {
  return WITHHELD.test(
    userIn(text.slice(0, LONGEST).normalize('NFKC').trim())
      .replace(/^<(.*)>$/, '$1')
      .trim(),
  )
}

/** Of a SIP address who stands before the «@», of `tel:` its number; a name shown in front of it is no number. */
function userIn(text: string): string {
  const uri = /<\s*((?:sips?|tel):[^>]*)>/iu.exec(text)?.[1] ?? text
  const inUri = /^(?:sips?|tel):(.*)$/isu.exec(uri)?.[1]
  const user = (inUri ?? uri).replace(/@.*$/su, '')
  return inUri === undefined
    ? user.trim()
    : unescaped(user)
        .replaceAll(/;(?!ext=)[a-z][^;]*/giu, '')
        .trim()
}

function unescaped(user: string): string {
  return user.replaceAll(/%(2[0-9a-f]|3[0-9b])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** «тел.», «моб.:», «phone»: says what follows. */
const BEFORE =
  /^(?:тел(?:ефон)?|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|дом(?:ашний)?|т|м|р|tel(?:ephone)?|phone|mob(?:ile)?|cell|p|т\/ф)\s*[.:]*\s*(?=[+(\d])/iu

/** «доб. 12», «вн. 12», «ext 12», «x12», «#12», «;ext=12» behind a number. */
const EXTENSION =
  /^(.*\d\)?)[\s,;(]*(?:доб(?:авочный)?|д\.|вн(?:утр(?:енний)?)?|ext(?:ension)?|x|х|#|;ext=)\s*[.:=№]*\s*(\d{1,6})\s*\)?\.?$/iu

function parted(text: string): { readonly number: string; readonly extension: string | null } {
  const [, number, extension] = EXTENSION.exec(text) ?? []
  return number === undefined || extension === undefined ? { number: text, extension: null } : { number, extension }
}

/** What people put between digits. A comma, a slash, a line break or a second «+» parts two numbers. */
const SPELLED = /^\+?[\s\d().\p{Pd}\u2212\u2043\u30fc\u00b7_]+$/u

function digitsIn(text: string): string | null {
  if (!SPELLED.test(text) || /[\r\n]/.test(text)) return null
  const digits = text.replaceAll(/\D/g, '')
  return text.startsWith('+') ? `+${digits}` : digits
}

/**
 * With «+», 00 or the prefix for abroad the country is said, and the length has to be one of its own. Without, a number has to exist by the
 * plan of the country: a lost digit makes «8 916 555-01-1» look like ten digits of Russia.
 */
function parsed(digits: string, country: string): PhoneNumber | null {
  if (digits.startsWith('+')) return possible(digits)
  if (digits.startsWith('00')) return possible(`+${digits.slice(2)}`)
  const at: CountryCode = isSupportedCountry(country) ? country : 'RU'
  const national = parsePhoneNumberFromString(digits, at)
  if (national?.isValid()) return national
  // As long as one of this country, or by one digit longer: not the same digits with another country's code.
  if (national?.isPossible() || /^8\d{11}$/.test(digits)) return null
  const abroad = digits.length > 10 ? parsePhoneNumberFromString(`+${digits}`) : undefined
  return abroad?.isValid() && abroad.country !== undefined ? abroad : null
}

function possible(digits: string): PhoneNumber | null {
  const found = parsePhoneNumberFromString(digits)
  // «+7 8 916…»: an 8 that is dialled at home, or a code that begins with 8 and a digit too many.
  return found?.isPossible() && !/^\+78\d{10}$/.test(digits) ? found : null
}
