import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DmarcVerdict, proofOf, type SenderFacts, type SenderProof, type ServerVerdict } from './sender-proof.ts'

const FROM = 'boris@desk.example'
const DMARC: DmarcVerdict = { result: 'none', policy: null, coversPart: false, trouble: null }
const SERVER: ServerVerdict = { dmarc: null, policy: null, domain: null, submittedBy: null }
const FACTS: SenderFacts = { from: FROM, authors: [FROM], signedIn: null, server: null, dmarc: DMARC }

const dmarc = (verdict: Partial<DmarcVerdict>) => ({ dmarc: { ...DMARC, ...verdict } })
const server = (verdict: Partial<ServerVerdict>) => ({ server: { ...SERVER, ...verdict } })

test('a sender is proven by a witness, disproven where his domain asks for it, and else unknown', () => {
  const cases: readonly (readonly [Partial<SenderFacts>, SenderProof['proof'], SenderProof['because']])[] = [
    [{}, 'none', 'domain_says_nothing'],
    [dmarc({ result: 'pass', policy: 'none' }), 'pass', 'dmarc'],
    [dmarc({ result: 'pass', policy: 'reject', coversPart: true }), 'none', 'signature_covers_a_part'],
    [dmarc({ result: 'fail', policy: 'reject' }), 'fail', 'domain_denies_it'],
    [dmarc({ result: 'fail', policy: 'quarantine' }), 'fail', 'domain_denies_it'],
    [dmarc({ result: 'fail', policy: 'none' }), 'none', 'domain_does_not_mind'],
    [dmarc({ result: 'fail', policy: 'reject', trouble: 'ETIMEOUT' }), 'none', 'names_could_not_be_asked'],
    [dmarc({ trouble: 'ETIMEOUT' }), 'none', 'names_could_not_be_asked'],
    [{ signedIn: FROM }, 'pass', 'own_door'],
    [{ signedIn: 'anna@desk.example' }, 'none', 'domain_says_nothing'],
    [server({ submittedBy: FROM }), 'pass', 'trusted_server'],
    [server({ submittedBy: 'anna@desk.example' }), 'none', 'domain_says_nothing'],
    [server({ dmarc: 'pass' }), 'pass', 'trusted_server'],
    [server({ dmarc: 'pass', domain: 'desk.example' }), 'pass', 'trusted_server'],
    [server({ dmarc: 'pass', domain: 'other.example' }), 'none', 'domain_says_nothing'],
    [server({ dmarc: 'fail' }), 'fail', 'domain_denies_it'],
    [server({ dmarc: 'fail', policy: 'none' }), 'none', 'domain_does_not_mind'],
    [{ ...server({ dmarc: 'fail' }), ...dmarc({ result: 'fail', policy: 'none' }) }, 'none', 'domain_does_not_mind'],
    [{ ...server({ dmarc: 'fail' }), ...dmarc({ result: 'pass', policy: 'reject' }) }, 'pass', 'dmarc'],
    [{ authors: [FROM, 'eve@nowhere.example'], ...dmarc({ result: 'pass' }) }, 'fail', 'author_is_unclear'],
    [{ authors: ['eve@nowhere.example'], ...dmarc({ result: 'pass' }) }, 'fail', 'author_is_unclear'],
    [{ authors: [] }, 'none', 'domain_says_nothing'],
  ]
  for (const [facts, proof, because] of cases) {
    assert.deepEqual(proofOf({ ...FACTS, ...facts }), { proof, because }, JSON.stringify(facts))
  }
})
