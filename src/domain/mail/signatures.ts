const LONGEST = 300
/** A signature is a few short lines at the end; what is longer is somebody's text. */
export const SIGNATURE_LINES = 13
const LONGEST_LINE = 120

const FAREWELL =
  /^\s*(с уважением|с наилучшими пожеланиями|с найкращими|з повагою|з найкращими побажаннями|құрметпен|hurmat bilan|всего доброго|всего хорошего|хорошего дня|(?:best|kind|warm) regards|regards|best wishes|yours sincerely|sincerely|mit freundlichen grü(?:ß|ss)en|(?:viele|beste|freundliche) grü(?:ß|ss)e|cordialement|bien cordialement|bien à vous|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|atenciosamente|cumprimentos|com os melhores cumprimentos|met vriendelijke groet(?:en)?|groeten|cordiali saluti|pozdrawiam|z poważaniem|s pozdravem|saygılarımla|iyi çalışmalar|(?:med )?vänliga hälsningar|med venn?lig hilsen|ystävällisin terveisin|üdvözlettel|cu respect|с уважение)\s*[,.!]?\s*(\p{Lu}.{0,80})?$/iu
const SENT =
  /^\s*(?:-{2,}\s*)?(?:отправлено|послано|написано|sent|gesendet|envoyé|enviad[oa]|verzonden|verstuurd|inviato|wysłan[oe]|надіслано|відправлено|skickat|sendt|lähetetty|odesláno|gönderildi|жіберілген|жіберілді)\s+(?:с|со|из|через|при помощи|from|using|with|via|von|mit|depuis|de|à partir de|desde|do|pelo|van|vanaf|met|da|z|ze|з|зі|із|från|fra|laitteesta)\s+(.{1,60})$/iu
/** «моего Galaxy», «my iPhone»: somebody's device or program, not a thing of his trade. */
const OWN_DEVICE =
  /^(?:мо(?:его|ей|их)|мого|моєї|my|meinem|meiner|mon|ma|mi|meu|minha|mijn|mio|mojego|min|the all new|мобильн\p{L}+|mobilen?|телефона|смартфона|планшета|iphone|ipad|android)(?:\s[^,;!?№]{1,50})?\.?$/iu
/** The name of a program, perhaps with the system it runs on: «Proton Mail for iOS», «Mail.ru для Android». */
const PROGRAM =
  /^(?:(?:приложения|почты|programu|der|app|l’application)\s)?[\p{Lu}a-z0-9][\p{L}\d.+'’-]*(?:\s[\p{Lu}\d][\p{L}\d.+'’-]*){0,3}(?:\s(?:для|на|for|on|für|pour|para|voor|per|na|app)(?:\s[\p{Lu}i][\p{L}\d.]*){0,2})?(?:\ssecure email)?\.?$/u
const GET_OUTLOOK =
  /^\s*(?:скачать|скачайте|получить|загрузить|завантажити|отримати|get|download|holen sie sich|laden sie|télécharger|obtenir|obtener|descargar|obter|baixar|downloaden|ottieni|scarica|pobierz)\s(?:\p{L}{1,4}\s)?outlook\b.{0,40}$|^\s*outlook\s.{1,20}(?:herunterladen|downloaden)\s*$/iu
/** Languages that put the verb last, or need none. */
const SENT_LAST =
  /^\s*(?:von|mit)\s(?:mein\p{L}{1,2}|der|dem)\s.{1,40}\s(?:gesendet|geschickt|versandt)\.?$|^\s*(?:iphone|ipad|android)['’\p{L}]{0,12}\s?(?:gönderildi|送信|보냄)$|^\s*(?:发自我的|나의)\s?(?:iphone|ipad|android).{0,8}$|^\s*lähetetty\siphonesta$/iu
const POSTSCRIPT = /^\s*(?:p\.?\s?(?:p\.?\s?)?s\b|з\.?\s?ы\b|п\.?\s?с\b|ps\b)/iu

/** Whether everything from this line on is a signature: no sentence stands in it, else somebody says something more. */
export function opensSignature(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (line.length > LONGEST) return false
  if (/^-- $/.test(line)) return true
  const rest = untilPostscript(lines.slice(at + 1))
  if (rest.some((other) => other.length > LONGEST_LINE || isSentence(other))) return false
  return /^(?:--|—)\s*$/.test(line) || FAREWELL.test(line) || isDevice(line)
}

/** How much of what follows is a signature; a postscript is somebody's words again. */
export function untilPostscript(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => POSTSCRIPT.test(line))
  return at < 0 ? lines : lines.slice(0, at)
}

/** «Отправлено с iPhone», but not «Отправлено с кассы №2 не дошло». */
function isDevice(line: string): boolean {
  const bare = line.replace(/\s*[(<]https?:[^\s]{1,300}$/i, '').trim()
  if (GET_OUTLOOK.test(bare) || SENT_LAST.test(bare)) return true
  const [, by] = SENT.exec(bare) ?? []
  return by !== undefined && !/\sне\s/i.test(by) && (OWN_DEVICE.test(by.trim()) || PROGRAM.test(by.trim()))
}

/** Several words that end as a sentence does; addresses, posts and names end otherwise. */
function isSentence(line: string): boolean {
  const words = line.trim().split(/\s+/)
  return (
    /\?\s*$/.test(line) ||
    (words.length >= 4 && /[\p{Ll}\d»")][.!…]\s*$/u.test(line) && !/(?:ул|д|г|стр|оф|кв)\.\s*$/iu.test(line))
  )
}
