import type { Translated } from '../catalogue.ts'
import type { mailTrouble as russian } from '../ru/mail-trouble.ts'

export const mailTrouble: Translated<typeof russian> = {
  'mail.trouble.certificate-self-signed': 'The server has signed its certificate itself',
  'mail.trouble.certificate-self-signed.do':
    'Give the mail server a certificate of an authority that everybody trusts. If the server is your own and it is meant so, name the file of its certificate in OKNO_CA_FILE and restart Okno.',
  'mail.trouble.certificate-unknown': 'The server’s certificate is of an authority that Okno does not know',
  'mail.trouble.certificate-unknown.do':
    'If it is your company’s own authority, name the file of its certificate in OKNO_CA_FILE and restart Okno. If the authority is well known, the server does not send the certificate in between: add it there.',
  'mail.trouble.certificate-expired': 'The server’s certificate has expired',
  'mail.trouble.certificate-expired.do': 'Have whoever runs the mail renew it. Look at the clock of this machine too.',
  'mail.trouble.certificate-too-early': 'The server’s certificate is not valid yet',
  'mail.trouble.certificate-too-early.do':
    'Most likely the clock of this machine is behind: set it right. If it is right, the certificate has to be replaced.',
  'mail.trouble.certificate-name': 'The certificate is for another name of the server',
  'mail.trouble.certificate-name.do':
    'Type the name that the certificate is for (below) into “Server”. If the name was right, it may be the wrong server: ask whoever runs the mail.',
  'mail.trouble.certificate-wrong': 'The server’s certificate cannot be trusted',
  'mail.trouble.certificate-wrong.do': 'Show the reason below to whoever runs the mail: it has to be replaced.',
  'mail.trouble.tls-missing': 'The server does not offer STARTTLS',
  'mail.trouble.tls-missing.do':
    'The password was not sent. Choose TLS, and port 993 for receiving or 465 for sending. If it has worked before, somebody on the way may take the protection out: ask whoever runs the network.',
  'mail.trouble.tls-not-here': 'The server does not begin with TLS on this port',
  'mail.trouble.tls-not-here.do':
    'Ports 143 and 587 begin in the clear: choose STARTTLS for them. TLS is usually at 993 (receiving) or 465 (sending).',
  'mail.trouble.tls-from-start': 'The server wants TLS from the first byte on this port',
  'mail.trouble.tls-from-start.do': 'Choose TLS. STARTTLS is usually at port 143 (receiving) or 587 (sending).',
  'mail.trouble.tls-old': 'The server knows only outdated protection',
  'mail.trouble.tls-old.do': 'Okno speaks TLS 1.2 and later. Have whoever runs the mail switch it on at the server.',
  'mail.trouble.sign-in-needs-tls': 'The server takes no password without protection',
  'mail.trouble.sign-in-needs-tls.do': 'Choose STARTTLS for this port, or TLS with port 993 or 465.',
  'mail.trouble.sign-in-app-password': 'A separate password for programs is needed',
  'mail.trouble.sign-in-app-password.do':
    'Make an app password in the security settings of this mail service and type it here instead of the usual one.',
  'mail.trouble.sign-in-switched-off': 'The mail service lets no programs in, or the password is wrong',
  'mail.trouble.sign-in-switched-off.do':
    'Allow mail programs (IMAP) in the settings of the mailbox. Then make an app password and type it here: the usual one may not do.',
  'mail.trouble.sign-in-other-way': 'The server does not take a name and a password',
  'mail.trouble.sign-in-other-way.do':
    'Have whoever runs the mail allow this mailbox to sign in by password (SMTP AUTH, IMAP LOGIN), or give Okno another server.',
  'mail.trouble.sign-in-web': 'The mail service wants you to sign in with a browser first',
  'mail.trouble.sign-in-web.do':
    'Sign in to this mailbox with a browser and confirm that the new machine is yours. Then try again.',
  'mail.trouble.sign-in-refused': 'The server did not take the user name or the password',
  'mail.trouble.sign-in-refused.do':
    'Check the user name (often it is the whole address) and type the password again. Many services want a separate app password.',
  'mail.trouble.folder-missing': 'There is no such folder in the mailbox',
  'mail.trouble.folder-missing.do': 'Check the name of the folder. Incoming letters lie in INBOX.',
  'mail.trouble.name-unknown': 'There is no server of this name',
  'mail.trouble.name-unknown.do': 'Check the spelling of the server’s name.',
  'mail.trouble.names-silent': 'The server’s address could not be found out',
  'mail.trouble.names-silent.do': 'The name servers (DNS) do not answer. Check the network of this machine.',
  'mail.trouble.port-closed': 'Nobody answers on this port',
  'mail.trouble.port-closed.do': 'Check the port, and whether the mail server runs.',
  'mail.trouble.unreachable': 'There is no way to the server',
  'mail.trouble.unreachable.do':
    'Check the server’s name and the network. Many providers close port 25, and some close others: ask whoever runs the network.',
  'mail.trouble.silent': 'The server is silent',
  'mail.trouble.silent.do':
    'Check the server’s name and port. A firewall may be holding the connection: ask whoever runs the network.',
  'mail.trouble.hung-up': 'The connection to the server broke',
  'mail.trouble.hung-up.do': 'If it happens again, ask whoever runs the mail whether this machine is kept out there.',
  'mail.trouble.other': 'Something went wrong',
  'mail.trouble.other.do': 'The reason is below. Whoever runs the mail can tell more by it.',
}
