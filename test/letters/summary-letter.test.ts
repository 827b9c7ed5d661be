import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SummedRequest } from '../../src/channels/channel.ts'
import { emailHouse } from '../../src/channels/email/index.ts'
import { summaryLetter } from '../../src/channels/email/letters/summary.ts'
import type { ToldFacts } from '../../src/db/notices/notices.ts'

const NOW = Date.parse('2026-11-24T09:00:00+03:00')
const house = emailHouse({ address: 'support@desk.example', url: 'https://okno.example', secret: 'a secret of tests' })
const AT = '2026-11-24T05:00:00.000Z'
const REQUEST: SummedRequest['request'] = {
  ...{ number: 1042, version: 3, type: 'incident', subject: 'Касса: «не печатает» <чек>', status: 'in_progress' },
  ...{ channel: 'portal', urgency: 'high', priority: 2, stopOfTrade: false, organisation: null, specialist: null },
  contact: { id: 1, name: 'Иван' },
  venue: { id: 1, name: 'Весна', address: 'Лесная, 5', code: '104120007' },
  team: { id: 1, name: '1-я линия' },
  ...{ registeredAt: AT, reactedAt: AT, resolvedAt: null, deferredUntil: null, reactionDueAt: null },
  ...{ resolutionDueAt: '2026-11-24T12:00:00.000Z', nextDueAt: null, burnsAt: null, clockPaused: false, endsAt: null },
  ...{ closingCode: null, rating: null, unread: false },
  lastMessage: { at: AT, from: 'support', by: { id: 2, name: 'Анна' }, text: '' },
}
const FACTS: ToldFacts = {
  at: NOW - 3_600_000,
  by: { id: 2, name: 'Анна Седова' },
  channel: 'desk',
  events: [],
  move: null,
  deadlines: null,
  duplicateOf: null,
  place: null,
  said: { text: 'Вернули драйвер.\nПроверьте.', author: 'Анна Седова', team: '1-я линия', at: AT, filesSize: 0 },
}
const REPLY = { kind: 'reply', facts: FACTS } as const
const person = { locale: 'ru', zone: 'Europe/Moscow', isStaff: false } as const
const letterOf = (requests: readonly SummedRequest[], reader = person) =>
  summaryLetter(house, { person: reader, requests, now: NOW })
const told = (more: Partial<SummedRequest>): SummedRequest => ({
  request: REQUEST,
  side: 'customer',
  told: [REPLY],
  ...more,
})
const moved = (to: string): ToldFacts => ({
  ...FACTS,
  events: [
    {
      type: 'request.priority-changed',
      data: {
        ...({ from: 3, to: 2 } as object),
        deadlines: {
          from: { reactionDueAt: null, resolutionDueAt: '2026-11-24T15:00:00.000Z' },
          to: { reactionDueAt: null, resolutionDueAt: to },
        },
      } as never,
    },
  ],
})

test('a customer reads how his request stands, what happened, who said what and when', () => {
  assert.equal(
    letterOf([told({})])?.text,
    [
      'Сводка: 1 заявка',
      '№1042 Касса: «не печатает» <чек>\nРешим до 15:00 · Весна, Лесная, 5\n08:00  Ответил специалист: Анна Седова, 1-я линия\n  Вернули драйвер. Проверьте.\nhttps://okno.example/requests/1042',
      '-- \nВы получаете письма сводкой. Отвечайте в заявке: ответ на сводку станет новой заявкой.',
      'Все заявки: https://okno.example/requests\nНастроить уведомления: https://okno.example/me/notices',
    ].join('\n\n'),
  )
})

test('an end says why; a moved time is told as long as it holds, and a letter of nothing is none', () => {
  const closed = letterOf([told({ told: [{ kind: 'closed', facts: { ...FACTS, by: null } }] })])
  assert.match(closed?.text ?? '', /08:00 {2}Мы выполнили заявку, возражений не было, и она закрылась сама\./)
  const holds = letterOf([told({ told: [{ kind: 'due_moved', facts: moved('2026-11-24T12:00:00.000Z') }] })])
  assert.match(holds?.text ?? '', /Решим до 15:00\. Раньше обещали до 18:00\./)
  assert.equal(letterOf([told({ told: [{ kind: 'due_moved', facts: moved('2026-11-24T13:00:00.000Z') }] })]), null)
})

test('the support reads the status and the priority, and no word that was said', () => {
  const letter = letterOf([told({ side: 'support', told: [{ kind: 'answered', facts: FACTS }, REPLY] })])
  assert.match(letter?.text ?? '', /В работе · Приоритет 2 · Весна/)
  assert.match(
    letter?.text ?? '',
    /Клиент ответил: Анна Седова\n08:00 {2}Ответили клиенту: Анна Седова\nhttps:\/\/okno\.example\/desk\/t\/1042/,
  )
  assert.doesNotMatch(`${letter?.text}${letter?.html}`, /драйвер/)
})

test('what is said stands in the letter as text, and of a long conversation the end', () => {
  const many = Array.from({ length: 12 }, (_, place) => ({
    ...REPLY,
    facts: { ...FACTS, said: FACTS.said && { ...FACTS.said, text: `<b>${place}</b>` } },
  }))
  const letter = letterOf([told({ told: many })])
  assert.match(letter?.html ?? '', /До этого ещё 4 события/)
  assert.doesNotMatch(letter?.html ?? '', /<b>|&#60;b&#62;3&/)
  assert.match(letter?.html ?? '', /&#60;b&#62;11&/)
})

test('a letter of hundreds of requests is no larger than 100 KB, and names those that are left out', () => {
  const requests = Array.from({ length: 300 }, (_, place) => {
    const text = 'Длинный ответ специалиста. '.repeat(20)
    const said = { text, author: 'Анна Седова', team: '1-я линия', at: AT, filesSize: 0 }
    return told({ request: { ...REQUEST, number: 2000 + place }, told: [{ kind: 'reply', facts: { ...FACTS, said } }] })
  })
  const letter = letterOf(requests)
  const travelling = [letter?.html ?? '', letter?.text ?? ''].map((part) => Buffer.from(part).toString('base64').length)
  assert.ok(travelling.reduce((sum, one) => sum + one, 0) < 100_000, String(travelling))
  assert.match(letter?.subject ?? '', /: 300 заявок$/)
  for (const part of [letter?.html ?? '', letter?.text ?? ''])
    assert.match(part, /Есть новое и в других заявках: .*№2299\./)
})
