import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSender, type LetterToCheck } from '../../src/channels/email/sender-check.ts'
import { domainNames, signedBy } from './domain-names.ts'

const FROM = 'ivan@vesna.example'
const LETTER = letterFrom(FROM)
const top = (...lines: readonly string[]) => Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), LETTER])

function letterFrom(address: string): Buffer {
  const head = [`From: ${address}`, 'To: support@desk.example', 'Subject: Till', 'Message-ID: <1@vesna.example>']
  return Buffer.from([...head, 'Content-Type: text/plain; charset=utf-8', '', 'Касса стоит'].join('\r\n'))
}

function world() {
  const names = domainNames()
  names.key('vesna.example')
  names.key('mail.vesna.example')
  names.key('other.example')
  names.policy('vesna.example', 'reject')
  return names
}

async function proofOf(
  bytes: Buffer,
  {
    names = world(),
    envelope = null,
    trustedServer = null,
  }: { names?: ReturnType<typeof world>; envelope?: LetterToCheck['envelope']; trustedServer?: string | null } = {},
) {
  const check = await checkSender(
    { bytes, from: FROM, envelope, trustedServer },
    { resolve: names.resolve, within: 200 },
  )
  return [check.proof, check.because]
}

test('a signature of the author’s domain proves him, of any other it does not', async () => {
  assert.deepEqual(await proofOf(await signedBy('vesna.example', LETTER)), ['pass', 'dmarc'])
  assert.deepEqual(await proofOf(await signedBy('mail.vesna.example', LETTER)), ['pass', 'dmarc'])
  assert.deepEqual(await proofOf(await signedBy('other.example', LETTER)), ['fail', 'domain_denies_it'])
  assert.deepEqual(await proofOf(LETTER), ['fail', 'domain_denies_it'])
})

test('a letter changed after it was signed is not proven', async () => {
  const changed = Buffer.concat([await signedBy('vesna.example', LETTER), Buffer.from('и ещё кое-что')])
  assert.deepEqual(await proofOf(changed), ['fail', 'domain_denies_it'])
})

test('a signature of a beginning of the letter proves nothing of what follows', async () => {
  const half = await signedBy('vesna.example', LETTER, 5)
  assert.deepEqual(await proofOf(half), ['none', 'signature_covers_a_part'])
})

test('a domain that says nothing, or does not mind, disproves nobody', async () => {
  const names = world()
  names.policy('vesna.example', null)
  assert.deepEqual(await proofOf(LETTER, { names }), ['none', 'domain_says_nothing'])
  assert.deepEqual(await proofOf(await signedBy('vesna.example', LETTER), { names }), ['none', 'domain_says_nothing'])
  names.policy('vesna.example', 'none')
  assert.deepEqual(await proofOf(LETTER, { names }), ['none', 'domain_does_not_mind'])
  names.policy('vesna.example', 'quarantine')
  assert.deepEqual(await proofOf(LETTER, { names }), ['fail', 'domain_denies_it'])
})

test('a subdomain that does not mind by its organisation’s word disproves nobody', async () => {
  const names = world()
  names.says('_dmarc.vesna.example', 'v=DMARC1; p=reject; sp=none')
  const bytes = letterFrom('ivan@till.vesna.example')
  const asked = { bytes, from: 'ivan@till.vesna.example', envelope: null, trustedServer: null }
  assert.equal((await checkSender(asked, names)).because, 'domain_does_not_mind')
})

test('the way of the letter proves its author when the server that brought it is known', async () => {
  const names = world()
  names.says('vesna.example', 'v=spf1 ip4:192.0.2.7 -all')
  names.says('other.example', 'v=spf1 ip4:192.0.2.8 -all')
  const by = (ip: string, from: string) =>
    proofOf(LETTER, { names, envelope: { from, ip, helo: 'mx.vesna.example', user: null } })
  assert.deepEqual(await by('192.0.2.7', 'bounce@vesna.example'), ['pass', 'dmarc'])
  assert.deepEqual(await by('192.0.2.8', 'bounce@vesna.example'), ['fail', 'domain_denies_it'])
  assert.deepEqual(await by('192.0.2.8', 'eve@other.example'), ['fail', 'domain_denies_it'])
})

test('names that cannot be asked leave the sender unknown, within the time', async () => {
  const broken = world()
  broken.fails('_dmarc.vesna.example', 'ESERVFAIL')
  assert.deepEqual(await proofOf(LETTER, { names: broken }), ['none', 'names_could_not_be_asked'])
  const keyless = world()
  keyless.fails('test._domainkey.vesna.example', 'ESERVFAIL')
  const signed = await signedBy('vesna.example', LETTER)
  assert.deepEqual(await proofOf(signed, { names: keyless }), ['none', 'names_could_not_be_asked'])
  const silent = world()
  silent.fails('_dmarc.vesna.example', 'silence')
  const began = performance.now()
  assert.deepEqual(await proofOf(LETTER, { names: silent }), ['none', 'names_could_not_be_asked'])
  assert.ok(performance.now() - began < 2000)
})

test('a name of the forger’s own cannot make the check fail', async () => {
  const names = world()
  names.fails('test._domainkey.other.example', 'silence')
  assert.deepEqual(await proofOf(await signedBy('other.example', LETTER), { names }), ['fail', 'domain_denies_it'])
  assert.ok(!names.asked.some((question) => question.includes('other.example')))
})

test('two authors, and an author under another’s signature, are nobody', async () => {
  const names = world()
  const two = Buffer.concat([Buffer.from('From: eve@other.example\r\n'), LETTER])
  assert.deepEqual(await proofOf(await signedBy('vesna.example', two), { names }), ['fail', 'author_is_unclear'])
})

const signature = async (domain: string, maxBodyLength?: number) => {
  const signed = (await signedBy(domain, LETTER, maxBodyLength)).toString('latin1')
  return Buffer.from(signed.slice(0, signed.indexOf('From:')), 'latin1')
}

test('a heap of signatures hides nothing: the topmost of the author’s own domain are checked, and no more', async () => {
  const names = world()
  const heap = await signature('other.example')
  const own = await signature('vesna.example')
  const broken = Buffer.from(own.toString('latin1').replace(/b=[^;]{20}(?=[^;]*$)/, 'b=AAAAAAAAAAAAAAAAAAAA'), 'latin1')
  const proof = (...parts: readonly Buffer[]) => proofOf(Buffer.concat([...parts, LETTER]), { names })
  const foreign = Array.from({ length: 5000 }, () => heap)
  assert.deepEqual(await proof(...foreign), ['fail', 'domain_denies_it'])
  assert.deepEqual(await proof(...foreign, own), ['pass', 'dmarc'])
  assert.deepEqual(await proof(broken, broken, own), ['pass', 'dmarc'])
  assert.deepEqual(await proof(broken, broken, broken, own), ['fail', 'domain_denies_it'])
})

const withBody = (text: string) =>
  Buffer.concat([LETTER.subarray(0, LETTER.indexOf('\r\n\r\n') + 4), Buffer.from(text)])

test('a large letter is checked as any other', async () => {
  const large = withBody('абвгдеёжзи клмнопрст\r\n'.repeat(700_000))
  assert.deepEqual(await proofOf(await signedBy('vesna.example', large)), ['pass', 'dmarc'])
})

test('a letter that no common server lets through is not checked, and proves nothing', async () => {
  const larger = withBody('абвгдеёжзи клмнопрст\r\n'.repeat(800_000))
  assert.deepEqual(await proofOf(await signedBy('vesna.example', larger)), ['none', 'names_could_not_be_asked'])
})

/** Thirty megabytes each. */
const HEAVY: Readonly<Record<string, string>> = {
  'usual lines': 'абвгдеёжзи клмнопрст\r\n'.repeat(750_000),
  'one line': 'a '.repeat(15_000_000),
  spaces: `${' '.repeat(30_000_000)}x`,
  'long lines': `${'a \t'.repeat(33_000)}\r\n`.repeat(300),
  'nothing but lines': `${'\r\n'.repeat(15_000_000)}x`,
}

for (const [what, text] of Object.entries(HEAVY)) {
  test(`a letter made to kill is checked within five seconds: ${what}`, async (t) => {
    const signatures = await Promise.all([5, 6, undefined].map((length) => signature('vesna.example', length)))
    const bytes = Buffer.concat([...signatures, withBody(text)])
    const began = performance.now()
    assert.deepEqual(await proofOf(bytes), ['fail', 'domain_denies_it'])
    const took = Math.round(performance.now() - began)
    t.diagnostic(`${took} ms`)
    assert.ok(took < 5_000, `${took} ms`)
  })
}

const TRACE = 'Received: from mx.vesna.example (mx [192.0.2.7]) by mail.desk.example (Postfix) with ESMTPS id 1; now'
const FOREIGN = 'Received: from till by mx.vesna.example with ESMTP id 2; before'
const PASS =
  'Authentication-Results: mail.desk.example; dkim=pass; dmarc=pass (p=reject dis=none) header.from=vesna.example'

/** What stands on top of an unsigned letter, and what it proves where mail.desk.example is believed. */
const TOPS: Readonly<Record<string, readonly [lines: readonly string[], proof: string]>> = {
  'its word over its own trace': [[PASS, TRACE, FOREIGN], 'pass'],
  'its word within its own trace': [['Delivered-To: support@desk.example', TRACE, PASS, FOREIGN], 'pass'],
  'its word over two hops of its own': [[TRACE, 'Received: by mail.desk.example id 3; now', PASS, FOREIGN], 'pass'],
  'its word over a trace under another name': [[PASS, 'Received: from a by mx1 id 4; now', FOREIGN], 'pass'],
  'a later hop of ours above it': [['Received: from mail.desk.example by imap id 5; now', TRACE, PASS], 'pass'],
  'a forged word beneath the foreign trace': [[TRACE, FOREIGN, PASS], 'fail'],
  'a forged word beneath a trace that is not its own': [[FOREIGN, PASS], 'fail'],
  'a forged word in a letter without any trace': [[PASS], 'fail'],
  'the word of another server': [[PASS.replace('mail.desk', 'mail.eve'), TRACE, FOREIGN], 'fail'],
  'its own "fail" over a forged "pass"': [
    ['Authentication-Results: mail.desk.example; dmarc=fail (p=reject)', TRACE, PASS],
    'fail',
  ],
  'its own word without a verdict over a forged "pass"': [
    ['Authentication-Results: mail.desk.example; dkim=none', TRACE, PASS],
    'fail',
  ],
  'a verdict about another domain': [[PASS.replace('header.from=vesna', 'header.from=eve'), TRACE], 'fail'],
  'a verdict hidden in a value that the sender chose': [
    [
      'Authentication-Results: mail.desk.example; spf=pass smtp.mailfrom="x; dmarc=pass header.from=vesna.example"',
      TRACE,
    ],
    'fail',
  ],
  'a verdict hidden in a comment': [
    ['Authentication-Results: mail.desk.example; spf=pass (x; dmarc=pass header.from=vesna.example)', TRACE],
    'fail',
  ],
  'who signed in is the author': [
    ['Authentication-Results: mail.desk.example; auth=pass smtp.auth=ivan@vesna.example', TRACE],
    'pass',
  ],
  'who signed in is somebody else': [
    ['Authentication-Results: mail.desk.example; auth=pass smtp.auth=eve@vesna.example', TRACE],
    'fail',
  ],
  'folded as servers fold it': [
    ['authentication-results: MAIL.desk.example 1;\r\n\tdkim=fail;\r\n\tdmarc = pass header.from=VESNA.example', TRACE],
    'pass',
  ],
}

for (const [what, [lines, proof]] of Object.entries(TOPS)) {
  test(`the mailbox’s own server is believed, and nobody in its name: ${what}`, async () => {
    assert.equal((await proofOf(top(...lines), { trustedServer: 'mail.desk.example' }))[0], proof)
  })
}

test('nobody’s word is believed where no server is named', async () => {
  assert.deepEqual(await proofOf(top(PASS, TRACE)), ['fail', 'domain_denies_it'])
})
