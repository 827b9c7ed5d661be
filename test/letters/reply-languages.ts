import type { ReplySample } from './reply-samples.ts'

const WHO = 'Анна Смирнова <anna@desk.example>'
const NAME = 'Support <support@desk.example>'

/** How clients name the letter that is answered, above lines that begin with «>». */
const LEADS: Readonly<Record<string, string>> = {
  'Gmail, Russian': `пн, 3 мар. 2026 г. в 10:15, ${WHO}:`,
  'Gmail, English': `On Mon, Mar 3, 2026 at 10:15 AM ${NAME} wrote:`,
  'Gmail, German': `Am Mo., 3. März 2026 um 10:15 Uhr schrieb ${NAME}:`,
  'Gmail, French': `Le lun. 3 mars 2026 à 10:15, ${NAME} a écrit :`,
  'Gmail, Spanish': `El lun, 3 mar 2026 a las 10:15, ${NAME} escribió:`,
  'Gmail, Portuguese': `Em seg., 3 de mar. de 2026 às 10:15, ${NAME} escreveu:`,
  'Gmail, Italian': `Il giorno lun 3 mar 2026 alle ore 10:15 ${NAME} ha scritto:`,
  'Gmail, Dutch': `Op ma 3 mrt 2026 om 10:15 schreef ${NAME}:`,
  'Gmail, Polish': `pon., 3 mar 2026 o 10:15 ${NAME} napisał(a):`,
  'Gmail, Czech': `po 3. 3. 2026 v 10:15 odesílatel ${NAME} napsal:`,
  'Gmail, Ukrainian': `пн, 3 бер. 2026 р. о 10:15 ${WHO} пише:`,
  'Gmail, Belarusian': `пн, 3 сак 2026 г. у 10:15 ${WHO} піша:`,
  'Gmail, Kazakh': `2026 ж. 3 нау., дс 10:15 ${WHO} жазды:`,
  'Gmail, Uzbek': `2026-yil 3-mart, dush 10:15 ${NAME} yozdi:`,
  'Gmail, Turkish': `${NAME}, 3 Mar 2026 Pzt, 10:15 tarihinde şunu yazdı:`,
  'Gmail, Azerbaijani': `3 mart 2026, B.e. 10:15 tarixində ${NAME} yazdı:`,
  'Gmail, Armenian': `Երկ, 3 մրտ, 2026 թ., 10:15-ին ${NAME}-ը գրել է՝ :`,
  'Gmail, Georgian': `ორშ, 3 მარ. 2026, 10:15-ზე ${NAME}-მა დაწერა:`,
  'Gmail, Swedish': `Den mån 3 mars 2026 kl 10:15 skrev ${NAME}:`,
  'Gmail, Finnish': `ma 3. maalisk. 2026 klo 10.15 ${NAME} kirjoitti:`,
  'Gmail, Hungarian': `${NAME} ezt írta (időpont: 2026. márc. 3., H, 10:15):`,
  'Gmail, Romanian': `În lun., 3 mar. 2026 la 10:15, ${NAME} a scris:`,
  'Gmail, Bulgarian': `На пн, 3.03.2026 г. в 10:15 ${WHO} написа:`,
  'Gmail, Greek': `Στις Δευ 3 Μαρ 2026 στις 10:15 π.μ., ο χρήστης ${NAME} έγραψε:`,
  'Gmail, Chinese': `${NAME} 于2026年3月3日周二 10:15写道：`,
  'Gmail, Japanese': `2026年3月3日(火) 10:15 ${NAME}:`,
  'Gmail, Korean': `2026년 3월 3일 (화) 오전 10:15, ${NAME}님이 작성:`,
  'Gmail, Hebrew': `‫בתאריך יום ג׳, 3 במרץ 2026 ב-10:15 מאת ‪Support‬‏ <‪support@desk.example‬‏>:‬`,
  'Yandex, dotted': `03.03.2026, 10:15, "Анна Смирнова" <anna@desk.example>:`,
  'Yandex, the time first': `10:15, 3 марта 2026 г., ${WHO}:`,
  'Yandex, the time first, in English': `10:15, March 3, 2026, ${NAME}:`,
  'Yandex, dotted with a year of two digits': `03.03.26, 10:15, ${WHO}:`,
  'Mail.ru, Russian': `Понедельник, 3 марта 2026, 10:15 +03:00 от ${WHO}:`,
  'Mail.ru, an English date': `Mon, 3 Mar 2026 10:15:00 +0300 от ${WHO}:`,
  'Mail.ru, English': `Monday, March 3, 2026 10:15 AM +03:00 from ${NAME}:`,
  'a date as in ISO': `2026-03-03 10:15 GMT+03:00 ${WHO}:`,
  'a date as in ISO, with a T': `2026-03-03T10:15:00+03:00 ${WHO}:`,
  'a name first': `${WHO} писала 2026-03-03 10:15:`,
  'an address alone': 'Анна Смирнова <anna@desk.example> пишет:',
  'an address alone, English': `${NAME} writes:`,
  'a name alone': 'Анна Смирнова написала:',
  'The Bat!': 'Вы писали 3 марта 2026 г., 10:15:15:',
  'Thunderbird, German': 'Am 03.03.26 um 10:15 schrieb Support:',
  'Thunderbird, French': 'Le 03/03/2026 à 10:15, Support a écrit :',
  'Thunderbird, Spanish': 'El 03/03/2026 a las 10:15, Support escribió:',
  'Thunderbird, Ukrainian': '03.03.26 10:15, Анна Смирнова пише:',
  'Apple Mail, German': `Am 03.03.2026 um 10:15 schrieb ${NAME}:`,
  'Apple Mail, Portuguese': `No dia 03/03/2026, às 10:15, ${NAME} escreveu:`,
  'Apple Mail, Norwegian': `3. mars 2026 kl. 10:15 skrev ${NAME}:`,
  'Spark, Russian': `3 мар. 2026 г., 10:15 +0300, ${WHO}, писал(-а):`,
  'Proton, Russian': `Понедельник, 3 марта 2026 г. в 10:15, ${WHO} писал(а):`,
  'Proton, English': `On Monday, March 3rd, 2026 at 10:15 AM, ${NAME} wrote:`,
  Fastmail: `On Tue, Mar 3, 2026, at 10:15, Support wrote:`,
  'Roundcube, German': 'Am 2026-03-03 10:15, schrieb Support:',
  'Kmail, English': `On Tuesday, 3 March 2026 10:15:00 MSK ${NAME} wrote:`,
}

const answers = ['Версия 8.2.1, касса вторая', 'Добрый день!\n\nПерезагрузили, не помогло.', 'Да']
const answer = (place: number) => answers[place % answers.length] ?? ''
const broken = (lead: string) => lead.replace(/ (?=<)/, '\n')

const ofLeads = Object.entries(LEADS).flatMap(([client, lead], place): ReplySample[] => {
  const visible = answer(place)
  const asHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')
  return [
    { client: `${client}, text`, text: `${visible}\n\n${lead}\n\n> Здравствуйте!\n> Какая версия?\n`, visible },
    {
      client: `${client}, HTML`,
      html: `<div>${asHtml(visible)}</div><div>${asHtml(lead)}<br></div><blockquote><p>Здравствуйте!</p><p>Какая версия?</p></blockquote>`,
      visible,
    },
    ...(broken(lead) === lead
      ? []
      : [{ client: `${client}, its lead broken`, text: `${visible}\n\n${broken(lead)}\n> Какая версия?\n`, visible }]),
  ]
})

/** Heads of the letter that is answered, as Outlook and its kin copy them; the date, and what stands before it. */
const HEADS: Readonly<Record<string, readonly string[]>> = {
  Russian: ['От:', 'Отправлено:', 'Кому:', 'Тема:'],
  English: ['From:', 'Sent:', 'To:', 'Subject:'],
  German: ['Von:', 'Gesendet:', 'An:', 'Betreff:'],
  French: ['De :', 'Envoyé :', 'À :', 'Objet :'],
  Spanish: ['De:', 'Enviado:', 'Para:', 'Asunto:'],
  'Spanish, another': ['De:', 'Enviado el:', 'Para:', 'Asunto:'],
  Portuguese: ['De:', 'Enviada em:', 'Para:', 'Assunto:'],
  Italian: ['Da:', 'Inviato:', 'A:', 'Oggetto:'],
  Dutch: ['Van:', 'Verzonden:', 'Aan:', 'Onderwerp:'],
  Polish: ['Od:', 'Wysłano:', 'Do:', 'Temat:'],
  Czech: ['Od:', 'Odesláno:', 'Komu:', 'Předmět:'],
  Ukrainian: ['Від:', 'Надіслано:', 'Кому:', 'Тема:'],
  Belarusian: ['Ад:', 'Адпраўлена:', 'Каму:', 'Тэма:'],
  Kazakh: ['Кімнен:', 'Жіберілді:', 'Кімге:', 'Тақырып:'],
  Uzbek: ['Kimdan:', 'Yuborildi:', 'Kimga:', 'Mavzu:'],
  Turkish: ['Kimden:', 'Gönderildi:', 'Kime:', 'Konu:'],
  Azerbaijani: ['Kimdən:', 'Göndərilib:', 'Kimə:', 'Mövzu:'],
  Swedish: ['Från:', 'Skickat:', 'Till:', 'Ämne:'],
  Norwegian: ['Fra:', 'Sendt:', 'Til:', 'Emne:'],
  Finnish: ['Lähettäjä:', 'Lähetetty:', 'Vastaanottaja:', 'Aihe:'],
  Hungarian: ['Feladó:', 'Elküldve:', 'Címzett:', 'Tárgy:'],
  Chinese: ['发件人:', '发送时间:', '收件人:', '主题:'],
  Japanese: ['差出人:', '送信日時:', '宛先:', '件名:'],
}
const RULES: Readonly<Record<string, string>> = {
  Russian: '-----Исходное сообщение-----',
  German: '-----Ursprüngliche Nachricht-----',
  French: "-----Message d'origine-----",
  Spanish: '-----Mensaje original-----',
  Dutch: '-----Oorspronkelijk bericht-----',
  Ukrainian: '-----Початкове повідомлення-----',
  Italian: '________________________________',
}

const ofHeads = Object.entries(HEADS).flatMap(([language, [from, sent, to, subject]], place): ReplySample[] => {
  const visible = answer(place)
  const values = [`${from} ${NAME}`, `${sent} 3.03.2026 10:15`, `${to} Иван`, `${subject} [№1042] Касса`]
  const rule = RULES[language]
  return [
    { client: `Outlook, ${language}, text`, text: `${visible}\n\n${values.join('\n')}\n\nКакая версия?\n`, visible },
    {
      client: `Outlook, ${language}, HTML`,
      html: `<p>${visible.replaceAll('\n', '<br>')}</p><div><p>${values.map((line) => `<b>${line.replace(/[:：]/, ':</b>').replaceAll(/<(?=s)/g, '&lt;')}`).join('<br>')}</p></div><p>Какая версия?</p>`,
      visible,
    },
    ...(rule
      ? [{ client: `old Outlook, ${language}`, text: `${visible}\n\n${rule}\n${values.join('\n')}\n\nДа?\n`, visible }]
      : []),
  ]
})

/** Lines that a device or a program adds, also one that nobody has heard of. */
const DEVICES = [
  'Отправлено с iPhone',
  'Отправлено с моего HONOR X9',
  'Отправлено из мобильной Почты Mail.ru',
  'Отправлено из Kvartsbox для Android',
  'Отправлено через Nine',
  'Отправлено со смартфона Samsung',
  'Получить Outlook для Android (https://aka.example/AAb9ysg)',
  'Sent from my Nokia 3310',
  'Sent from Quillbox for Windows',
  'Sent with Proton Mail secure email.',
  'Von meinem iPhone gesendet',
  'Gesendet mit der GMX Mail App',
  'Envoyé de mon iPhone',
  'Envoyé depuis Zimbrette pour Android',
  'Enviado desde mi iPhone',
  'Enviado do meu iPhone',
  'Verstuurd vanaf mijn iPhone',
  'Inviato da iPhone',
  'Wysłane z iPhone’a',
  'Надіслано з iPhone',
  'Outlook für iOS herunterladen',
]

const ofDevices = DEVICES.map((line, place): ReplySample => {
  const visible = answer(place)
  return {
    client: `«${line}»`,
    text: `${visible}\n\n${line}\n\n> 3 марта 2026 г., в 10:15, ${WHO} написал(а):\n> Да?\n`,
    visible,
  }
})

const heads = [`From: ${NAME}`, 'To: Иван', 'Date: Mon, 03 Mar 2026 10:15:00 +0300', 'Subject: Касса']

/** Ways that only one client has. */
const OTHERS: Readonly<Record<string, string>> = {
  Zoho: `---- On Mon, 03 Mar 2026 10:15:00 +0300 ${NAME} wrote ----\n\nКакая версия?`,
  'Zoho, Russian': `---- Вкл пн, 03 мар. 2026 10:15:00 +0300 ${WHO} написал(а) ----\n\nКакая версия?`,
  'Zoho, its line broken': `---- On Mon, 03 Mar 2026 10:15:00 +0300 Support\n<support@desk.example> wrote ----\n> Какая версия?`,
  'the date first': [
    'Date: Mon, 3 Mar 2026 10:15:00 +0300',
    `From: ${NAME}`,
    'To: ivan@vesna.example',
    'Subject: Касса',
    '',
    'Да?',
  ].join('\n'),
  'the date first, Russian': [
    'Дата: 3 марта 2026 г., 10:15',
    `От: ${WHO}`,
    'Кому: Иван',
    'Тема: Касса',
    '',
    'Да?',
  ].join('\n'),
  'the subject first': ['Тема: Касса', `От: ${WHO}`, 'Дата: 03.03.2026 10:15', 'Кому: Иван', '', 'Да?'].join('\n'),
  'heads of a phone': ['-------- Оригинальное сообщение --------', ...heads, '', 'Да?'].join('\n'),
  'quotes within quotes': `03.03.2026, 10:15, ${WHO}:\n>> Не печатает\n> Какая версия?`,
  'a lead of three lines':
    'On Mon, 3 Mar 2026 at 10:15, The Support Service of all Restaurants\nand Cafes of the Town\n<support@desk.example> wrote:\n\n> Какая версия?',
}

const ofOthers = Object.entries(OTHERS).map(([client, quote], place): ReplySample => {
  const visible = answer(place)
  return { client, text: `${visible}\n\n${quote}\n`, visible }
})

/** Replies in the languages and by the clients of whoever writes to a desk. */
export const REPLIES_ABROAD: readonly ReplySample[] = [...ofLeads, ...ofHeads, ...ofDevices, ...ofOthers]
