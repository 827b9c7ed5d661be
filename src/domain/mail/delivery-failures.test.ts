import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPlainAddress } from '../people/address.ts'
import { type DeliveryTrouble, failureOf } from './delivery-failures.ts'

const RECIPIENT = { code: 'EENVELOPE', command: 'RCPT TO' }
const said = (responseCode: number, response: string) => ({ responseCode, response: `${responseCode} ${response}` })
const NOTHING = { responseCode: null, response: '' }

const TROUBLES: readonly { name: string; trouble: DeliveryTrouble; means: ReturnType<typeof failureOf> }[] = [
  {
    name: 'an unknown user is no address',
    trouble: { ...RECIPIENT, ...said(550, '5.1.1 no such user') },
    means: 'no_such_address',
  },
  {
    name: 'a refusal without a reason refuses this letter, not the address',
    trouble: { ...RECIPIENT, ...said(550, 'rejected') },
    means: 'for_good',
  },
  {
    name: 'what is no address at all is none',
    trouble: { code: 'EENVELOPE', command: 'API', ...NOTHING },
    means: 'no_such_address',
  },
  {
    name: 'a full box is an address',
    trouble: { ...RECIPIENT, ...said(552, '5.2.2 mailbox full') },
    means: 'for_good',
  },
  {
    name: 'a policy refuses this letter, not the address',
    trouble: { ...RECIPIENT, ...said(554, '5.7.1 spam') },
    means: 'for_good',
  },
  {
    name: 'contents that are refused are refused for good',
    trouble: { code: 'EMESSAGE', command: 'DATA', ...said(554, 'no') },
    means: 'for_good',
  },
  { name: 'greylisting passes', trouble: { ...RECIPIENT, ...said(451, '4.7.1 try later') }, means: 'again' },
  {
    name: 'our own wrong password passes',
    trouble: { code: 'EAUTH', command: 'AUTH PLAIN', ...said(535, 'no') },
    means: 'again',
  },
  {
    name: 'a sender that the server does not like is ours to mend',
    trouble: { code: 'EENVELOPE', command: 'MAIL FROM', ...said(550, 'no') },
    means: 'again',
  },
  {
    name: 'a server that is away comes back',
    trouble: { code: 'ECONNECTION', command: 'CONN', ...NOTHING },
    means: 'again',
  },
]

test('only one plain address is written to, never a list, a name or a command', () => {
  const addresses = [
    'a@b.example',
    'имя.o-o+1@почта.рф',
    'a@b.example, c@d.example',
    'A <a@b.example>',
    'a@b.example\r\nDATA',
  ]
  const plain = [...addresses, 'a b@c.example', 'a@b@c.example', '@c.example', `${'a'.repeat(250)}@b.example`].map(
    isPlainAddress,
  )
  assert.deepEqual(plain, [true, true, false, false, false, false, false, false, false])
})

for (const { name, trouble, means } of TROUBLES) test(name, () => assert.equal(failureOf(trouble), means))
