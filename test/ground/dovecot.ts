import { chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Daemon, startDaemon, type Who } from './daemon.ts'
import type { MailPrograms } from './mail-packages.ts'

export const PASSWORD = 'a_password_for_tests'

interface Place {
  readonly folder: string
  readonly who: Who
  readonly port: number
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

function settings(root: string, { folder, who, port }: Place): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
libexec_dir = ${root}/usr/lib/dovecot
mail_plugin_dir = ${root}/usr/lib/dovecot/modules
import_environment = LD_LIBRARY_PATH TZ
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
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
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
}
