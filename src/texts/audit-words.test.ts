import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeInWords, fieldInWords, thingInWords, valueInWords } from './audit-words.ts'
import { formatsFor } from './format.ts'
import { speak } from './say.ts'

const voice = { say: speak('ru'), formats: formatsFor('ru', 'Europe/Moscow') }

const LINES = [
  [{ before: null, after: { name: 'A' } }, 'создано'],
  [{ before: { name: 'A' }, after: null }, 'удалено'],
  [{ before: { name: 'Касса' }, after: { name: 'Кассы' } }, 'название: Касса → Кассы'],
  [{ before: { displayName: null }, after: { displayName: 'Поддержка' } }, 'имя отправителя: Поддержка'],
  [{ before: { enabled: true }, after: { enabled: false } }, 'включён: да → нет'],
  [{ before: { 'states.7': 'draft' }, after: { 'states.7': 'approved' } }, 'версия 7: черновик → утверждена'],
  [
    { before: { roles: ['specialist', 'operator'] }, after: { roles: ['specialist', 'analyst'] } },
    'роли: + Аналитик, − Оператор 1-й линии',
  ],
  [{ before: { teams: [] }, after: { teams: [{ id: 1, name: 'Ночь' }] } }, 'команды: + Ночь'],
  [{ before: { synonyms: ['а', 'б'] }, after: { synonyms: ['б', 'а'] } }, 'другие слова: другой порядок'],
  [{ before: { 'imap.port': 143 }, after: { 'imap.port': 993 } }, 'приём, порт: 143 → 993'],
  [
    {
      before: { rules: [{ priority: 1, reactionMinutes: 60, service: null }] },
      after: {
        rules: [
          { service: null, reactionMinutes: 60, priority: 1 },
          { priority: 2, reactionMinutes: 7 },
        ],
      },
    },
    'сроки: + приоритет 2, реакция, минут 7',
  ],
  [
    { before: { weekly: [[], []] }, after: { weekly: [[{ opens: '09:00', closes: '18:00' }], []] } },
    'неделя: + 09:00–18:00',
  ],
  [
    { before: { gathered: [] }, after: { gathered: [{ rhythm: 'day', dailyAt: '17:30', noticeWay: 'email' }] } },
    'что может подождать: + как часто Раз в день, одним письмом, во сколько 17:30, путь Почта',
  ],
  [{ before: { mystery: 1, line: 2 }, after: { mystery: 2, line: null } }, 'mystery: 1 → 2; линия: 2 → —'],
] as const

for (const [change, words] of LINES) {
  test(`said: ${words}`, () => assert.equal(changeInWords(voice, change), words))
}

test('a question of a form is called by its label, and what has no name is told by what it holds', () => {
  const fields = [{ id: 'a', label: { ru: 'Версия', en: 'Version' } }, { id: 'b' }]
  assert.equal(valueInWords(voice, 'form.fields', fields), 'Версия, номер b')
  assert.equal(fieldInWords(voice.say, 'form.fields'), 'форма, вопросы')
})

test('a moment is said in the zone of the reader', () => {
  assert.match(valueInWords(voice, 'expiresAt', '2026-11-23T12:00:00.000Z') ?? '', /23.нояб.*15:00/)
})

test('a person is called by his name, a team is called a team', () => {
  assert.equal(thingInWords(voice.say, { subject: 'specialist', name: 'Нина Белова' }), 'Нина Белова')
  assert.equal(thingInWords(voice.say, { subject: 'team', name: 'Кассы' }), 'Команда «Кассы»')
})
