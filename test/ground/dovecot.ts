import { chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from './certificates.ts'
import { type Daemon, startDaemon, type Who } from './daemon.ts'
import type { MailPrograms } from './mail-packages.ts'

export const PASSWORD = 'a_password_for_tests'

/** How a mail server shows itself with TLS: another certificate at each address of this machine. */
export interface Encryption {
  readonly imapsPort: number
  readonly certificates: Readonly<Record<string, Certificate>>
  /** Where another mail server asks who somebody is. */
  readonly authPort: number
}

interface Place {
  readonly folder: string
  readonly who: Who
  readonly port: number
  readonly encryption: Encryption | null
}

/** Dovecot over Maildirs, for every user that comes with the password. */
export async function startDovecot({ root, libraryPath }: MailPrograms, place: Place): Promise<Daemon> {
  const { folder, who } = place
  await rm(join(folder, 'run'), { recursive: true, force: true }) // a killed one's note of itself keeps the next from starting
  for (const name of ['', 'run', 'state', 'mail']) {
    await mkdir(join(folder, name), { recursive: true })
    await chown(join(folder, name), who.uid, who.gid)
  }
  const config = join(folder, 'dovecot.conf')
  await writeFile(config, settings(root, place))
  const dovecot = [`${root}/usr/sbin/dovecot`, '-F', '-c', config]
  // It looks for the reader of its settings where the system would have it, unless it is started by that reader.
  const reader = [`${root}/usr/bin/doveconf`, '-f', 'service=master', '-c', config, '-m', 'master', '-p', '-e']
  const command = root === '' ? dovecot : [...reader, ...dovecot]
  return startDaemon({ command, who, libraryPath, port: place.port, log: join(folder, 'log') })
}

function settings(root: string, { folder, who, port, encryption }: Place): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
libexec_dir = ${root}/usr/lib/dovecot
mail_plugin_dir = ${root}/usr/lib/dovecot/modules
import_environment = LD_LIBRARY_PATH TZ
log_path = ${folder}/log
protocols = imap
listen = ${['127.0.0.1', ...Object.keys(encryption?.certificates ?? {})].join(', ')}
${encryption ? encrypted(encryption) : 'ssl = no\ndisable_plaintext_auth = no'}
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_format = %Lu
default_internal_user = ${who.user}
default_internal_group = ${who.group}
default_login_user = ${who.user}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${who.uid} gid=${who.gid} home=${folder}/mail/%u allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${encryption?.imapsPort ?? 0}
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`
}

/** At addresses without a certificate of their own the first one is shown. */
function encrypted({ certificates, authPort }: Encryption): string {
  const shown = ({ cert, key }: Certificate) => `ssl_cert = <${cert}\nssl_key = <${key}`
  const local = Object.entries(certificates).map(([host, each]) => `local ${host} {\n${shown(each)}\n}`)
  const [first] = Object.values(certificates)
  if (!first) throw new Error('a server with TLS has a certificate')
  return `
ssl = required
${shown(first)}
${local.join('\n')}
service auth {
  inet_listener {
    port = ${authPort}
  }
}`
}
