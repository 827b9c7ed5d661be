import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FailedTalk, type MailTrouble, mailTroubleOf, troubleIn, troubleText } from './mail-trouble.ts'

const talk = (changes: Partial<FailedTalk>): FailedTalk => ({
  security: 'tls',
  code: '',
  step: null,
  words: '',
  ...changes,
})

const SIGN_IN: readonly (readonly [string, string, MailTrouble])[] = [
  ['Gmail', 'Application-specific password required: https://support.google.com/…', 'sign-in-app-password'],
  ['Gmail', 'Your account is not enabled for IMAP use. Please visit your Gmail settings page', 'sign-in-switched-off'],
  ['Gmail', 'Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754', 'sign-in-web'],
  ['Gmail', 'Invalid credentials (Failure)', 'sign-in-refused'],
  ['Mail.ru', 'NEOBHODIM parol prilozheniya / Application password is REQUIRED', 'sign-in-app-password'],
  ['Yandex', 'LOGIN invalid credentials or IMAP is disabled sc=abc', 'sign-in-switched-off'],
  ['Yandex', '535 5.7.8 This user does not have access rights to this service', 'sign-in-switched-off'],
  ['Outlook', '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.', 'sign-in-other-way'],
  ['Outlook', '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant.', 'sign-in-other-way'],
  ['Dovecot', 'Authentication failed.', 'sign-in-refused'],
]

for (const [service, words, trouble] of SIGN_IN) {
  test(`${service} that says «${words}» means ${trouble}`, () => {
    assert.equal(mailTroubleOf(talk({ step: 'sign-in', words })), trouble)
  })
}

test('a sign-in that is switched off wants TLS where there is none, and another way where there is', () => {
  const words = 'Login is disabled'
  assert.equal(mailTroubleOf(talk({ step: 'sign-in', words, security: 'none' })), 'sign-in-needs-tls')
  assert.equal(mailTroubleOf(talk({ step: 'sign-in', words, security: 'tls' })), 'sign-in-other-way')
})

const CODES: readonly (readonly [string, MailTrouble])[] = [
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-unknown'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-unknown'],
  ['CERT_NOT_YET_VALID', 'certificate-too-early'],
  ['CERT_REVOKED', 'certificate-wrong'],
  ['CA_MD_TOO_WEAK', 'certificate-wrong'],
  ['ERR_SSL_DH_KEY_TOO_SMALL', 'tls-old'],
  ['EAI_AGAIN', 'names-silent'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ECONNRESET', 'hung-up'],
  ['ESOMETHING', 'other'],
]

for (const [code, trouble] of CODES) {
  test(`${code} means ${trouble}`, () => assert.equal(mailTroubleOf(talk({ code })), trouble))
}

test('a trouble is kept as one line, and read back as it was', () => {
  const text = troubleText('certificate-expired', 'certificate has expired: 2021')
  assert.deepEqual(troubleIn(text), { trouble: 'certificate-expired', words: 'certificate has expired: 2021' })
  assert.equal(troubleText('other', 'odd: words'), 'odd: words')
  assert.deepEqual(troubleIn('odd: words'), { trouble: 'other', words: 'odd: words' })
})
