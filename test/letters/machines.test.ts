import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLetter } from '../../src/channels/email/inbound.ts'
import { reportInWords } from '../../src/domain/mail/bounce-text.ts'
import type { ArrivedLetter } from '../../src/domain/mail/letter.ts'
import { machineBehind, type OwnMail } from '../../src/domain/mail/mail-loops.ts'
import { isAddressGone, isLost } from '../../src/domain/mail/returned-letter.ts'
import { REPORTS } from './bounce-samples.ts'
import { ORDINARY } from './ordinary-samples.ts'
import { SUPPORT } from './post-office.ts'

const OWN: OwnMail = { addresses: [SUPPORT], wrote: () => false, host: 'desk.example' }

async function arrived(bytes: Buffer): Promise<ArrivedLetter> {
  const read = await readLetter(bytes, SUPPORT)
  assert.ok('letter' in read)
  return read.letter
}

test('reports of many servers are told apart, with whom they are about and whether he is gone', async (t) => {
  const wrong: string[] = []
  for (const { name, bytes, kind, action, gone, recipient } of REPORTS) {
    const letter = await arrived(bytes)
    const machine = machineBehind(letter, OWN)
    const report = letter.report ?? reportInWords(letter)
    const isGone = isLost(report) && isAddressGone(report)
    const got = kind === 'bounce' ? [machine, report.action, isGone, report.recipient] : [machine]
    const right = kind === 'bounce' ? [kind, action, gone, recipient] : [kind]
    if (JSON.stringify(got) !== JSON.stringify(right)) wrong.push(`${name}: ${JSON.stringify(got)}`)
    if (kind === 'bounce' && !letter.references.some((id) => id.startsWith('<okno.')))
      wrong.push(`${name}: of no letter`)
  }
  t.diagnostic(`${REPORTS.length} reports, ${wrong.length} misread`)
  assert.ok(REPORTS.length >= 150)
  assert.deepEqual(wrong, [])
})

test('letters of people are taken for no machine, whatever they are about', async (t) => {
  const taken: string[] = []
  for (const { name, bytes } of ORDINARY) {
    const machine = machineBehind(await arrived(bytes), OWN)
    if (machine !== null) taken.push(`${name}: ${machine}`)
  }
  t.diagnostic(`${ORDINARY.length} letters, ${taken.length} taken for machines`)
  assert.ok(ORDINARY.length >= 100)
  assert.deepEqual(taken, [])
})
