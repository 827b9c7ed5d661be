import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailGuess } from './mail-provider.ts'

/** Address, the servers that take letters for its domain, and where letters are read and handed in. */
const GUESSES: readonly (readonly [address: string, exchangers: readonly string[], imap: string, smtp: string])[] = [
  ['help@yandex.ru', [], 'imap.yandex.ru:993', 'smtp.yandex.ru:465'],
  ['support@vesna.example', ['mx.yandex.net.'], 'imap.yandex.ru:993', 'smtp.yandex.ru:465'],
  ['support@vesna.example', ['emx.mail.ru'], 'imap.mail.ru:993', 'smtp.mail.ru:465'],
  ['a@bk.ru', [], 'imap.mail.ru:993', 'smtp.mail.ru:465'],
  ['a@vesna.example', ['ASPMX.L.GOOGLE.COM'], 'imap.gmail.com:993', 'smtp.gmail.com:465'],
  ['a@vesna.example', ['vesna.mail.protection.outlook.com'], 'outlook.office365.com:993', 'smtp.office365.com:587'],
  ['a@vesna.example', ['mx1.vesna.example', 'mx2.vesna.example'], 'mx1.vesna.example:993', 'mx1.vesna.example:465'],
  ['a@vesna.example', [], 'mail.vesna.example:993', 'mail.vesna.example:465'],
  ['a@notyandex.ru', ['mx.notyandex.ru'], 'mx.notyandex.ru:993', 'mx.notyandex.ru:465'],
]

for (const [address, exchangers, imap, smtp] of GUESSES) {
  test(`${address} behind ${exchangers.join(', ') || 'nobody'} is read at ${imap}`, () => {
    const guess = mailGuess(address, exchangers)
    assert.equal(`${guess.imap.host}:${guess.imap.port}`, imap)
    assert.equal(`${guess.smtp.host}:${guess.smtp.port}`, smtp)
    assert.equal(guess.smtp.security, guess.smtp.port === 587 ? 'starttls' : 'tls')
    assert.equal(guess.imap.user, address)
  })
}
