import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArrivedLetter } from './letter.ts'
import type { Proof } from './sender-proof.ts'
import {
  type ClueKind,
  cluesIn,
  markedAddress,
  markedLetterId,
  type ParkingReason,
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

const CLUE_KINDS: readonly (ClueKind | null)[] = [
  null,
  'number_in_subject',
  'mark_that_is_not_ours',
  'known_letter',
  'mark_in_reference',
]

/** Row by row what becomes of a letter: n a new request, r a reply, anything else waits for a specialist. */
const EXPECTED: readonly (readonly [Standing, Proof, ends: string])[] = [
  //                        no clue, number, guessed mark, known letter, our mark
  ['staff', 'pass', /*      */ 'n | number_alone | mark_not_ours | known_letter | r'],
  ['staff', 'none', /*      */ 'n | not_proven | not_proven | not_proven | not_proven'],
  ['staff', 'fail', /*      */ 'forged | forged | forged | forged | forged'],
  ['participant', 'pass', /**/ 'n | r | mark_not_ours | r | r'],
  ['participant', 'none', /**/ 'n | number_alone | mark_not_ours | r | r'],
  ['participant', 'fail', /**/ 'forged | forged | forged | forged | forged'],
  ['copied', 'pass', /*     */ 'n | number_alone | mark_not_ours | r | r'],
  ['copied', 'none', /*     */ 'n | number_alone | mark_not_ours | known_letter | r'],
  ['copied', 'fail', /*     */ 'forged | forged | forged | forged | forged'],
  ['colleague', 'pass', /*  */ 'n | number_alone | mark_not_ours | r | r'],
  ['colleague', 'none', /*  */ 'n | not_proven | not_proven | not_proven | not_proven'],
  ['colleague', 'fail', /*  */ 'forged | forged | forged | forged | forged'],
  ['stranger', 'pass', /*   */ 'n | stranger | stranger | stranger | stranger'],
  ['stranger', 'none', /*   */ 'n | stranger | stranger | stranger | stranger'],
  ['stranger', 'fail', /*   */ 'forged | forged | forged | forged | forged'],
]

const SHORT: Readonly<Record<ParkingReason, string>> = {
  sender_is_forged: 'forged',
  sender_is_not_proven: 'not_proven',
  sender_is_a_stranger: 'stranger',
  number_alone_is_no_proof: 'number_alone',
  known_letter_is_no_proof: 'known_letter',
  mark_is_not_ours: 'mark_not_ours',
}

for (const [standing, proof, ends] of EXPECTED) {
  test(`where a letter of a ${standing} belongs whose sender is "${proof}": ${ends}`, () => {
    const found = CLUE_KINDS.map((kind) => {
      const thread = threadOf(kind && { kind, number: 1042 }, standing, proof)
      if (thread.to === 'specialist') return SHORT[thread.because]
      return thread.to === 'request' ? 'r' : 'n'
    })
    assert.equal(found.join(' | '), ends)
  })
}

test('a mark in the address is worth as much as one in the references', () => {
  for (const [standing, proof] of EXPECTED) {
    const ends = (['mark_in_address', 'mark_in_reference'] as const).map(
      (kind) => threadOf({ kind, number: 1042 }, standing, proof).to,
    )
    assert.equal(ends[0], ends[1])
  }
})
