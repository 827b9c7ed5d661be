import type { Translated } from '../catalogue.ts'
import type { mailTrouble as russian } from '../ru/mail-trouble.ts'

export const mailTrouble: Translated<typeof russian> = {
  'mail.trouble.certificate-self-signed': 'The server’s certificate is self-signed',
  'mail.trouble.certificate-self-signed.do':
    'Install a certificate from a trusted authority on the mail server. If the server is yours and this is intended, put the path of its certificate into OKNO_CA_FILE and restart Okno.',
  'mail.trouble.certificate-unknown': 'The server’s certificate comes from an unknown authority',
  'mail.trouble.certificate-unknown.do':
    'If it’s your company’s own authority, put the path of its certificate into OKNO_CA_FILE and restart Okno. If the authority is well known, the server doesn’t send the intermediate certificate: add it there.',
  'mail.trouble.certificate-expired': 'The server’s certificate has expired',
  'mail.trouble.certificate-expired.do': 'Ask the mail administrator to renew it. Also check this machine’s clock.',
  'mail.trouble.certificate-too-early': 'The server’s certificate isn’t valid yet',
  'mail.trouble.certificate-too-early.do':
    'This machine’s clock is probably slow: check it. If the clock is right, replace the certificate on the server.',
  'mail.trouble.certificate-name': 'The certificate is for a different server name',
  'mail.trouble.certificate-name.do':
    'Enter the name the certificate is for (shown below) into “Server”. If your name was right, this may be the wrong server: ask the mail administrator.',
  'mail.trouble.certificate-wrong': 'The server’s certificate can’t be trusted',
  'mail.trouble.certificate-wrong.do':
    'Show the reason below to the mail administrator: the certificate has to be replaced.',
  'mail.trouble.tls-missing': 'The server doesn’t offer STARTTLS',
  'mail.trouble.tls-missing.do':
    'The password was not sent. Choose TLS with port 993 for receiving or 465 for sending. If it worked before, something on the way may be stripping the encryption: ask the network administrator.',
  'mail.trouble.tls-not-here': 'This port doesn’t start with TLS',
  'mail.trouble.tls-not-here.do':
    'Ports 143 and 587 start unencrypted: choose STARTTLS for them. TLS is usually on 993 (receiving) or 465 (sending).',
  'mail.trouble.tls-from-start': 'This port expects TLS from the start',
  'mail.trouble.tls-from-start.do': 'Choose TLS. STARTTLS is usually on port 143 (receiving) or 587 (sending).',
  'mail.trouble.tls-old': 'The server only supports outdated encryption',
  'mail.trouble.tls-old.do': 'Okno uses TLS 1.2 and later. Ask the mail administrator to enable it on the server.',
  'mail.trouble.sign-in-needs-tls': 'The server doesn’t accept a password without encryption',
  'mail.trouble.sign-in-needs-tls.do': 'Choose STARTTLS for this port, or TLS with port 993 or 465.',
  'mail.trouble.sign-in-app-password': 'A separate app password is needed',
  'mail.trouble.sign-in-app-password.do':
    'Create an app password in this mail service’s security settings and enter it here instead of the usual one.',
  'mail.trouble.sign-in-switched-off': 'The mail service doesn’t allow programs, or the password is wrong',
  'mail.trouble.sign-in-switched-off.do':
    'Allow mail programs (IMAP) in the mailbox settings. Then create an app password and enter it here: the usual one may not work.',
  'mail.trouble.sign-in-other-way': 'The server doesn’t accept a user name and password',
  'mail.trouble.sign-in-other-way.do':
    'Ask the mail administrator to allow password sign-in for this mailbox (SMTP AUTH, IMAP LOGIN), or to give Okno another server.',
  'mail.trouble.sign-in-web': 'The mail service wants you to sign in with a browser first',
  'mail.trouble.sign-in-web.do': 'Sign in to this mailbox in a browser and confirm the new machine. Then test again.',
  'mail.trouble.sign-in-refused': 'The server rejected the user name or password',
  'mail.trouble.sign-in-refused.do':
    'Check the user name (often it’s the whole address) and enter the password again. Many services need a separate app password.',
  'mail.trouble.folder-missing': 'There’s no such folder in the mailbox',
  'mail.trouble.folder-missing.do': 'Check the folder name. The inbox is INBOX.',
  'mail.trouble.name-unknown': 'There’s no server with this name',
  'mail.trouble.name-unknown.do': 'Check the spelling of the server name.',
  'mail.trouble.names-silent': 'Couldn’t find the server’s address',
  'mail.trouble.names-silent.do': 'The name servers (DNS) aren’t answering. Check this machine’s network connection.',
  'mail.trouble.port-closed': 'Nothing answers on this port',
  'mail.trouble.port-closed.do': 'Check the port and whether the mail server is running.',
  'mail.trouble.unreachable': 'The server can’t be reached',
  'mail.trouble.unreachable.do':
    'Check the server name and the network connection. Many providers block port 25, some block others too: ask the network administrator.',
  'mail.trouble.silent': 'The server doesn’t respond',
  'mail.trouble.silent.do':
    'Check the server name and port. A firewall may be holding the connection: ask the network administrator.',
  'mail.trouble.hung-up': 'The connection to the server was lost',
  'mail.trouble.hung-up.do': 'If it happens again, ask the mail administrator whether this machine is blocked there.',
  'mail.trouble.other': 'Something went wrong',
  'mail.trouble.other.do': 'The reason is below. The mail administrator can tell more from it.',
}
