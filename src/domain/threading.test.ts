import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArrivedLetter } from './letter.ts'
import {
  type Clue,
  type ClueKind,
  cluesIn,
  markedAddress,
  markedLetterId,
  type Standing,
  threadOf,
} from './threading.ts'

const MARK = '00112233445566778899aabbccddeeff'
const GUESSED = 'ffeeddccbbaa99887766554433221100'
const KEYS = {
  verify: (number: number, mark: string) => number === 1042 && mark === MARK,
  known: [{ letterId: '<known@vesna.example>', number: 1042 }],
}
const LETTER: Pick<ArrivedLetter, 'recipients' | 'references' | 'subject'> = {
  recipients: ['support@desk.example'],
  references: [],
  subject: 'Касса',
}

test('what points to a request is found, the strongest first', () => {
  const cases: readonly (readonly [Partial<typeof LETTER>, readonly (readonly [ClueKind, number])[]])[] = [
    [{}, []],
    [{ recipients: [markedAddress('support@desk.example', 1042, MARK)] }, [['mark_in_address', 1042]]],
    [{ recipients: [markedAddress('support@desk.example', 1042, GUESSED)] }, [['mark_that_is_not_ours', 1042]]],
    [{ recipients: [markedAddress('support@desk.example', 1043, MARK)] }, [['mark_that_is_not_ours', 1043]]],
    [{ references: [markedLetterId(1042, MARK, '7', 'desk.example')] }, [['mark_in_reference', 1042]]],
    [{ references: [markedLetterId(1042, GUESSED, '7', 'desk.example')] }, [['mark_that_is_not_ours', 1042]]],
    [{ references: ['<other@vesna.example>', '<known@vesna.example>'] }, [['known_letter', 1042]]],
    [{ subject: 'Re: [№1042] Касса' }, [['number_in_subject', 1042]]],
    [{ subject: 'RE: [#1042] Касса' }, [['number_in_subject', 1042]]],
    [{ subject: 'По заявке 1042' }, [['number_in_subject', 1042]]],
    [{ subject: 'Request no. 1042' }, [['number_in_subject', 1042]]],
    [{ subject: 'Чек №1042 не печатается, касса 2' }, []],
    [
      { subject: 'Re: [№1043] Касса', references: ['<known@vesna.example>'] },
      [
        ['known_letter', 1042],
        ['number_in_subject', 1043],
      ],
    ],
  ]
  for (const [letter, found] of cases) {
    const clues = cluesIn({ ...LETTER, ...letter }, KEYS)
    assert.deepEqual(
      clues.map(({ kind, number }) => [kind, number]),
      found,
      JSON.stringify(letter),
    )
  }
})

test('a participant goes on by any clue, a colleague by a strong one; everybody else waits for a specialist', () => {
  const clues: readonly ClueKind[] = [
    'mark_in_address',
    'mark_in_reference',
    'known_letter',
    'mark_that_is_not_ours',
    'number_in_subject',
  ]
  const expected: Readonly<Record<Standing, readonly string[]>> = {
    participant: ['request', 'request', 'request', 'request', 'request'],
    colleague: ['request', 'request', 'request', 'specialist', 'specialist'],
    staff: ['specialist', 'specialist', 'specialist', 'specialist', 'specialist'],
    stranger: ['specialist', 'specialist', 'specialist', 'specialist', 'specialist'],
  }
  for (const standing of ['participant', 'colleague', 'staff', 'stranger'] as const) {
    const ends = clues.map((kind) => threadOf({ kind, number: 1042 }, standing).to)
    assert.deepEqual(ends, expected[standing], standing)
  }
})

test('without a clue there is a new request, whoever writes', () => {
  const none: Clue | null = null
  for (const standing of ['participant', 'colleague', 'staff', 'stranger'] as const) {
    assert.deepEqual(threadOf(none, standing), { to: 'new_request' })
  }
})
