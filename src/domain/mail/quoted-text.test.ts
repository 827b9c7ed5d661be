import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folded } from './quoted-text.ts'

/** Replies as clients write them: the letter, and what of it the sender wrote now. */
const REPLIES: Readonly<Record<string, readonly [text: string, visible: string]>> = {
  'Gmail in Russian': [
    'Версия 8.2.1, касса вторая.\n\nпн, 3 мар. 2026 г. в 10:15, Служба поддержки <support@desk.example>:\n\n> Здравствуйте!\n> Какая версия?\n',
    'Версия 8.2.1, касса вторая.',
  ],
  'Gmail in Russian, its line broken': [
    'Да, помогло\n\nпн, 3 мар. 2026 г. в 10:15, Служба поддержки ресторанов и кафе\n<support+1042-00112233445566778899aabbccddeeff@desk.example>:\n\n> Проверьте\n',
    'Да, помогло',
  ],
  'Gmail in English': [
    'Still broken.\n\nOn Mon, Mar 3, 2026 at 10:15 AM Support <support@desk.example> wrote:\n\n> Hello\n> Try again\n',
    'Still broken.',
  ],
  'Gmail in English, its line broken': [
    'Yes\n\nOn Mon, Mar 3, 2026 at 10:15 AM The Support Service of Restaurants <\nsupport@desk.example> wrote:\n\n> Hello\n',
    'Yes',
  ],
  'Yandex with a date in digits': [
    'Перезагрузили, не помогло.\n\n03.03.2026, 10:15, "Служба поддержки" <support@desk.example>:\n\n> Перезагрузите кассу\n',
    'Перезагрузили, не помогло.',
  ],
  'Yandex with a date in words and its signature': [
    'Готово\n\n-- \nОтправлено из мобильного приложения Яндекс Почты\n\n3 марта 2026 г. в 10:15 "Служба поддержки" <support@desk.example>:\n> Сделайте сверку\n',
    'Готово',
  ],
  'Yandex without marks at the lines': [
    'Ждём мастера\n\n03.03.2026, 10:15, Служба поддержки <support@desk.example>:\nМастер приедет завтра\nАнна\n',
    'Ждём мастера',
  ],
  'Mail.ru': [
    'Спасибо, проверим\n\n--\nИван Петров\n\nПонедельник, 3 марта 2026, 10:15 +03:00 от Служба поддержки <support@desk.example>:\n> Проверьте кабель\n',
    'Спасибо, проверим',
  ],
  'Mail.ru on a phone': [
    'Не печатает\nОтправлено из Mail.ru для Android\nпонедельник, 3 марта 2026 г., 10:15 +0300 от support@desk.example <support@desk.example>:\n> Какой принтер?\n',
    'Не печатает',
  ],
  'Outlook in Russian': [
    'Добрый день!\n\nОшибка осталась.\n\nС уважением,\nИван Петров\nООО «Весна»\n\nFrom: Служба поддержки <support@desk.example>\nSent: Monday, March 3, 2026 10:15 AM\nTo: ivan@vesna.example\nSubject: [№1042] Касса\n\nПроверьте ещё раз\n',
    'Добрый день!\n\nОшибка осталась.',
  ],
  'Outlook with Russian headers and a rule above them': [
    'Во вложении журнал.\n________________________________\nОт: Служба поддержки <support@desk.example>\nОтправлено: 3 марта 2026 г. 10:15\nКому: Иван\nТема: [№1042] Касса\n\nПришлите журнал\n',
    'Во вложении журнал.',
  ],
  'Old Outlook in Russian': ['Принято\n\n-----Исходное сообщение-----\nОт: Поддержка\nПришлите номер\n', 'Принято'],
  'Old Outlook in English': ['Done\n\n-----Original Message-----\nFrom: Support\nPlease restart\n', 'Done'],
  'Outlook on a phone': [
    'ок\n\nПолучить Outlook для iOS\n\nОт: Служба поддержки <support@desk.example>\nДата: понедельник, 3 марта 2026 г. в 10:15\nКому: Иван <ivan@vesna.example>\nТема: [№1042] Касса\n\nПопробуйте так\n',
    'ок',
  ],
  'Apple Mail in Russian': [
    'Код 4431\n\n> 3 марта 2026 г., в 10:15, Служба поддержки <support@desk.example> написал(а):\n> \n> Назовите код\n',
    'Код 4431',
  ],
  'Apple Mail in Russian, the author unquoted': [
    'Код 4431\n\n3 марта 2026 г., в 10:15, Служба поддержки <support@desk.example> написал(а):\n\n> Назовите код\n',
    'Код 4431',
  ],
  'An iPhone in Russian': [
    'Работает\n\nОтправлено с iPhone\n\n> 3 марта 2026 г., в 10:15, Поддержка <support@desk.example> написал(а):\n> \n> Проверьте\n',
    'Работает',
  ],
  'An iPhone in English': [
    'It works\n\nSent from my iPhone\n\n> On 3 Mar 2026, at 10:15, Support <support@desk.example> wrote:\n> \n> Try\n',
    'It works',
  ],
  'Thunderbird in Russian': [
    '03.03.2026 10:15, Служба поддержки пишет:\n> Какая касса?\n\nВторая слева.\n',
    'Вторая слева.',
  ],
  'Thunderbird in English, the answer below': [
    'On 03/03/2026 10:15, Support wrote:\n> Which till?\n\nThe second one.\n\n-- \nIvan\n',
    'The second one.',
  ],
  'The Bat!': ['Сделали\n\nВы писали 3 марта 2026 г., 10:15:\n\n> Обновите\n', 'Сделали'],
  'A reply without any quote': ['Касса №2 не печатает.\nЧто делать?', 'Касса №2 не печатает.\nЧто делать?'],
  'A signature of two dashes': ['Сломалось\n\n-- \nИван Петров\n+7 900 000-00-00', 'Сломалось'],
  'A farewell in one line': ['Сломалось всё\n\nС уважением, Иван Петров', 'Сломалось всё'],
}

for (const [client, [text, visible]] of Object.entries(REPLIES)) {
  test(`only what was written now is seen: ${client}`, () => {
    const result = folded(text)
    assert.equal(result.visible, visible)
    for (const word of text.match(/[\p{L}\p{N}@+]+/gu) ?? []) {
      assert.ok(`${result.visible}\n${result.quoted}`.includes(word), `${word} was lost`)
    }
  })
}

test('answers between the quoted lines stay where they were given', () => {
  const text = 'Анна, добрый день\n\n> Какая версия?\n8.2\n> Какая касса?\nВторая\n'
  assert.deepEqual(folded(text), { visible: text.trimEnd(), quoted: null })
})

test('a letter of nothing but a quote shows the quote, one of nothing but a signature shows the signature', () => {
  assert.equal(folded('> Проверьте кабель\n> и принтер').visible, '> Проверьте кабель\n> и принтер')
  assert.equal(folded('С уважением,\nИван').visible, 'С уважением,\nИван')
  assert.equal(folded('пн, 3 мар. 2026 г. в 10:15, Анна <a@desk.example>:\n> Да?').visible.length > 0, true)
  assert.deepEqual(folded(''), { visible: '', quoted: null })
})

test('a forwarded letter is what the sender says, not a quote', () => {
  const text =
    'Посмотрите\n\n---------- Forwarded message ---------\nОт: Бухгалтерия <b@vesna.example>\nDate: пн, 3 мар. 2026 г. в 10:15\nSubject: Счёт\nTo: ivan@vesna.example\n\nСчёт не тот'
  assert.equal(folded(text).visible, text)
})

test('words of people that only resemble a quote are left alone', () => {
  for (const text of [
    'От: кассы до кухни чек не доходит',
    'На экране: On error resume wrote',
    '10.03.2026 касса не открылась, ошибка 5:',
    'Клиент написал: не работает',
  ])
    assert.deepEqual(folded(text), { visible: text, quoted: null })
})

test('a line of a million signs is read at once', () => {
  const began = performance.now()
  folded(`${'On '.repeat(300_000)}\n${'> '.repeat(200_000)}\n${'От: '.repeat(100_000)}`)
  folded(`${'On 1 \n'.repeat(60_000)}`)
  assert.ok(performance.now() - began < 3000)
})
