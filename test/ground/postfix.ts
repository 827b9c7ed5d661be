import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Daemon, startDaemon, type Who } from './daemon.ts'
import type { Encryption } from './dovecot.ts'
import type { MailPrograms } from './mail-packages.ts'

interface Place {
  readonly folder: string
  readonly port: number
  readonly mail: string
  /** Whose the Maildirs are. */
  readonly who: Who
  readonly addresses: readonly string[]
  readonly encryption: (Encryption & { readonly smtpsPort: number }) | null
}

const OWNER = 'mail'
const GROUP = 'games'
const QUEUES = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'saved', 'trace']

/** Postfix that takes letters to these addresses and puts them into their Maildirs. Only root can run it. */
export async function startPostfix({ root, libraryPath }: MailPrograms, place: Place): Promise<Daemon> {
  const { folder, port } = place
  const owner = Number(execFileSync('id', ['-u', OWNER], { encoding: 'utf8' }))
  const own = async (name: string, mode: number, uid = owner) => {
    await mkdir(join(folder, name), { recursive: true })
    await chown(join(folder, name), uid, 0)
    await chmod(join(folder, name), mode)
  }
  await own('etc', 0o755, 0)
  await own('queue', 0o755, 0)
  await own('queue/pid', 0o755, 0)
  await own('data', 0o700)
  for (const name of [...QUEUES, 'private', 'maildrop']) await own(`queue/${name}`, 0o700)
  await own('queue/public', 0o710)
  await writeFile(join(folder, 'etc/main.cf'), settings(root, place))
  await writeFile(join(folder, 'etc/master.cf'), services(place))
  return startDaemon({
    command: [`${root}/usr/lib/postfix/sbin/master`, '-c', join(folder, 'etc'), '-d'],
    who: null,
    libraryPath,
    port,
    log: join(folder, 'log'),
    env: { MAIL_CONFIG: join(folder, 'etc') },
  })
}

function settings(root: string, { folder, mail, who, addresses, encryption }: Place): string {
  const domains = new Set(addresses.map((address) => address.split('@')[1]))
  const maps = addresses.map((address) => `${address}=${address}/Maildir/`)
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = ${root}/usr/sbin
daemon_directory = ${root}/usr/lib/postfix/sbin
shlib_directory = ${root}/usr/lib/postfix
mail_owner = ${OWNER}
setgid_group = ${GROUP}
default_privs = nobody
import_environment = MAIL_CONFIG LD_LIBRARY_PATH TZ
export_environment = LD_LIBRARY_PATH TZ
maillog_file = ${folder}/log
maillog_file_prefixes = /
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example
mydestination =
alias_maps =
mynetworks = 127.0.0.0/8
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
recipient_delimiter = +
message_size_limit = 60000000
virtual_mailbox_limit = 0
default_transport = error:nobody lives there
virtual_mailbox_domains = ${[...domains].join(' ')}
virtual_mailbox_base = ${mail}
virtual_mailbox_maps = inline:{ ${maps.join(' ')} }
virtual_uid_maps = static:${who.uid}
virtual_gid_maps = static:${who.gid}
virtual_minimum_uid = 1
${encryption ? signIn(encryption) : ''}
`
}

/** Whoever signs in does so by Dovecot, and never in the clear. */
function signIn({ authPort }: Encryption): string {
  return `
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${authPort}
smtpd_sasl_security_options = noanonymous
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
tls_random_source = dev:/dev/urandom`
}

/** At each address with its certificate: a port that begins in the clear, and one that is TLS from the first byte. */
function encryptedDoors({ port, encryption }: Place): string {
  return Object.entries(encryption?.certificates ?? {})
    .flatMap(([host, { cert, key }]) => {
      const shown = `-o smtpd_tls_cert_file=${cert} -o smtpd_tls_key_file=${key}`
      return [
        `${host}:${port} inet n - n - - smtpd ${shown}`,
        `${host}:${encryption?.smtpsPort} inet n - n - - smtpd ${shown} -o smtpd_tls_wrappermode=yes`,
      ]
    })
    .join('\n')
}

function services(place: Place): string {
  return `
127.0.0.1:${place.port} inet n - n - - smtpd${place.encryption ? ' -o smtpd_tls_security_level=none' : ''}
${encryptedDoors(place)}
tlsmgr unix - - n 1000? 1 tlsmgr
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
}
