/** What clients call the heads of a letter that they copy, in the languages of whoever writes to a desk. */
const NAMES = {
  from: 'from|от|от кого|отправитель|von|absender|de|expéditeur|remitente|van|afzender|da|mittente|od|nadawca|від|відправник|ад|кімнен|kimdan|kimden|gönderen|kimdən|från|fra|lähettäjä|feladó|de la|expeditor|odesílatel|odosielateľ|från|από|מאת|من|发件人|寄件者|差出人|보낸 사람',
  date: 'sent|date|дата|отправлено|отправленные|дата отправки|gesendet|datum|envoyé|envoyé le|date d’envoi|enviado|enviado el|enviado em|enviada|enviada em|enviada el|fecha|data|verzonden|verstuurd|inviato|wysłano|wysłane|odesláno|odoslané|надіслано|відправлено|адпраўлена|жіберілді|жіберілген|күні|yuborildi|yuborilgan|sana|gönderildi|gönderilme tarihi|tarih|göndərilib|tarix|skickat|sendt|dato|lähetetty|päiväys|elküldve|küldve|dátum|trimis|изпратено|послато|στάλθηκε|ημερομηνία|נשלח|תאריך|التاريخ|تاريخ الإرسال|发送时间|日期|送信日時|日時|보낸 날짜|날짜',
  to: 'to|кому|an|empfänger|à|destinataire|a|para|destinatario|aan|do|komu|каму|кімге|kimga|kime|alıcı|kimə|till|til|vastaanottaja|címzett|către|до|за|προς|אל|إلى|收件人|宛先|받는 사람',
  subject:
    'subject|тема|betreff|objet|asunto|assunto|onderwerp|oggetto|temat|předmět|predmet|тэма|тақырып|тақырыбы|mavzu|konu|mövzu|ämne|emne|aihe|tárgy|subiect|относно|θέμα|נושא|الموضوع|主题|主旨|件名|제목',
  other: 'cc|копия|kopie|копія|көшірме|reply-to|importance|важность|priorität|organization|organisation',
} as const

export type HeaderName = keyof typeof NAMES

const KINDS = ['from', 'date', 'to', 'subject', 'other'] as const satisfies readonly HeaderName[]
/** «От: …», «*От:* …», «De : …», «发件人：…». */
const LINES = KINDS.map(
  (kind) => [kind, new RegExp(`^\\s*[*_]{0,2}(?:${NAMES[kind]})[*_]{0,2}\\s?[:：][*_]{0,2}\\s*(.*)$`, 'iu')] as const,
)
const LONGEST = 300

/** What a line says as a head of a letter, and which; null when it is none. «Da», «a» and «do» are words too: one head proves nothing. */
export function headerIn(line: string): { readonly kind: HeaderName; readonly value: string } | null {
  const start = line.slice(0, LONGEST)
  if (!/[:：]/.test(start.slice(0, 40))) return null
  for (const [kind, pattern] of LINES) {
    const [, value] = pattern.exec(start) ?? []
    if (value !== undefined) return { kind, value: value.trim() }
  }
  return null
}

/** Heads stand close together; a long one goes on in the next line. */
const LONGEST_BLOCK = 8

/** Whether a block of heads begins here: whose letter it was, when, and to whom or about what. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const first = headerIn(lines[at] ?? '')
  if (!first || (first.kind === 'from' && first.value === '')) return false
  const kinds = new Set(lines.slice(at, at + LONGEST_BLOCK).map((line) => headerIn(line)?.kind))
  return kinds.has('from') && kinds.has('date') && (kinds.has('to') || kinds.has('subject'))
}
