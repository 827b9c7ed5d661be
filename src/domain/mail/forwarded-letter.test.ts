import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forwardedIn } from './forwarded-letter.ts'

const IVAN = { address: 'ivan@vesna.example', name: 'Иван Кассиров' }
const WORDS = 'Касса не печатает.\n\nВторой день.'

/** What the clients make of a letter of Ivan's when it is passed on with the words «Посмотрите». */
const LETTERS: Readonly<Record<string, readonly [text: string, subject?: string]>> = {
  'Gmail in English': [
    `Посмотрите\n\n---------- Forwarded message ---------\nFrom: Иван Кассиров <ivan@vesna.example>\nDate: Mon, 23 Nov 2026 at 10:15\nSubject: Касса\nTo: Boris <boris@desk.example>\n\n\n${WORDS}`,
  ],
  'Gmail in Russian': [
    `Посмотрите\n\n---------- Пересылаемое сообщение ---------\nОт: Иван Кассиров <ivan@vesna.example>\nДата: пн, 23 нояб. 2026 г. в 10:15\nТема: Касса\nКому: <boris@desk.example>\n\n${WORDS}`,
  ],
  'Yandex, as it was': [
    `Посмотрите\n\n-------- Пересылаемое сообщение--------\n23.11.2026, 10:15, "Иван Кассиров" <ivan@vesna.example>:\n\n${WORDS}\n\n-------- Завершение пересылаемого сообщения --------\n`,
    'Fwd: Касса',
  ],
  'Yandex, as it is': [
    `Посмотрите\n\n----------------\nКому: boris@desk.example\nТема: Касса\n23.11.2026, 10:15, "Иван Кассиров" <ivan@vesna.example>:\n${WORDS}`,
    'Fwd: Касса',
  ],
  'Mail.ru': [
    `Посмотрите\n\n-------- Пересылаемое сообщение --------\nОт: Иван Кассиров <ivan@vesna.example>\nКому: boris@desk.example\nДата: Понедельник, 23 ноября 2026, 10:15 +03:00\nТема: Касса\n\n${WORDS}`,
  ],
  'Apple in English': [
    `Посмотрите\n\nBegin forwarded message:\n\nFrom: Иван Кассиров <ivan@vesna.example>\nSubject: Касса\nDate: 23 November 2026 at 10:15:00 GMT+3\nTo: boris@desk.example\n\n${WORDS}`,
  ],
  'Apple in Russian, quoted': [
    `Посмотрите\n\nНачало переадресованного сообщения:\n\n> От: Иван Кассиров <ivan@vesna.example>\n> Тема: Касса\n> Дата: 23 ноября 2026 г. в 10:15:00 GMT+3\n> Кому: boris@desk.example\n> \n> ${WORDS.replaceAll('\n', '\n> ')}`,
  ],
  'Thunderbird in English': [
    `Посмотрите\n\n-------- Forwarded Message --------\nSubject: \tКасса\nDate: \tMon, 23 Nov 2026 10:15:00 +0300\nFrom: \tИван Кассиров <ivan@vesna.example>\nTo: \tboris@desk.example\n\n${WORDS}`,
  ],
  'Thunderbird in Russian': [
    `Посмотрите\n\n-------- Перенаправленное сообщение --------\nТема: \tКасса\nДата: \tMon, 23 Nov 2026 10:15:00 +0300\nОт: \tИван Кассиров <ivan@vesna.example>\nКому: \tboris@desk.example\n\n${WORDS}`,
  ],
  'Outlook in English': [
    `Посмотрите\n\n________________________________\nFrom: Иван Кассиров <ivan@vesna.example>\nSent: Monday, November 23, 2026 10:15 AM\nTo: Boris <boris@desk.example>\nSubject: Касса\n\n${WORDS}`,
    'FW: Касса',
  ],
  'Outlook in Russian': [
    `Посмотрите\n\nОт: Иван Кассиров [mailto:ivan@vesna.example]\nОтправлено: 23 ноября 2026 г. 10:15\nКому: Борис\nТема: Касса\n\n${WORDS}`,
    'Пересл: Касса',
  ],
  'Outlook in German': [
    `Посмотрите\n\nVon: Иван Кассиров <ivan@vesna.example>\nGesendet: Montag, 23. November 2026 10:15\nAn: Boris\nBetreff: Касса\n\n${WORDS}`,
    'WG: Касса',
  ],
  'Outlook in Ukrainian': [
    `Посмотрите\n\nВід: Иван Кассиров <ivan@vesna.example>\nНадіслано: 23 листопада 2026 р. 10:15\nКому: Борис\nТема: Касса\n\n${WORDS}`,
    'FW: Касса',
  ],
  'Gmail in French': [
    `Посмотрите\n\n---------- Message transféré ---------\nDe : Иван Кассиров <ivan@vesna.example>\nDate: lun. 23 nov. 2026 à 10:15\nObjet : Касса\nÀ : Boris <boris@desk.example>\n\n\n${WORDS}`,
  ],
  'Outlook of old': [
    `Посмотрите\n\n-----Original Message-----\nFrom: Иван Кассиров <ivan@vesna.example>\nSent: Monday\nTo: Boris\nSubject: Касса\n\n${WORDS}`,
    'Fw: Касса',
  ],
}

for (const [client, [text, subject = 'Fwd: Касса']] of Object.entries(LETTERS)) {
  test(`a letter that was passed on is found: ${client}`, () => {
    const found = forwardedIn({ subject, text, quoted: null })
    assert.deepEqual(found?.from, IVAN)
    assert.equal(found?.own, 'Посмотрите')
    assert.equal(found?.text, WORDS)
    assert.ok(found?.subject === 'Касса' || found?.subject === null)
  })
}

test('what was folded as a quote is found too', () => {
  const [text = ''] = LETTERS['Outlook in English'] ?? []
  const [own = '', ...rest] = text.split('\n\n')
  const found = forwardedIn({ subject: 'FW: Касса', text: own, quoted: rest.join('\n\n') })
  assert.deepEqual([found?.from, found?.own, found?.text], [IVAN, 'Посмотрите', WORDS])
})

test('nothing is found in an answer, in a letter about forwarding, and where nobody can tell whose letter it was', () => {
  const [outlook = ''] = LETTERS['Outlook in English'] ?? []
  const cases: readonly (readonly [subject: string, text: string])[] = [
    ['Re: Касса', outlook],
    ['Fwd: Касса', 'Посмотрите'],
    ['Fwd: Касса', 'Посмотрите\n\n---------- Forwarded message ---------\nНе помню чьё'],
    ['Fwd: Касса', '---------- Forwarded message ---------\nFrom: Иван Кассиров\nSubject: Касса\n\nx'],
    ['Касса', 'Пишу про forwarded message и про From: ivan@vesna.example'],
  ]
  for (const [subject, text] of cases) assert.equal(forwardedIn({ subject, text, quoted: null }), null, text)
})
