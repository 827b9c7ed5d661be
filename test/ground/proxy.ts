import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startDaemon, whoRuns } from './daemon.ts'
import { take, takenOut } from './debian-packages.ts'

const run = promisify(execFile)

const GUIDE = join(import.meta.dirname, '../../docs/administrator.md')

let found: Promise<{ readonly nginx: string } | { readonly missing: string }> | undefined

/** Why there is no nginx; false when there is one. Of this system, else out of Debian's package, without installing anything. */
export async function whyNoProxy(): Promise<string | false> {
  const proxy = await nginxOfThisMachine()
  return 'missing' in proxy && proxy.missing
}

/** A real nginx at these addresses of this machine, in front of a server. */
export async function startProxy(place: { readonly port: number; readonly to: number }) {
  const proxy = await nginxOfThisMachine()
  if ('missing' in proxy) throw new Error(proxy.missing)
  const who = whoRuns()
  const folder = await mkdtemp('/tmp/okno-proxy-')
  for (const name of ['.', 'temporary']) {
    await mkdir(join(folder, name), { recursive: true })
    await chown(join(folder, name), who.uid, who.gid)
  }
  const config = join(folder, 'nginx.conf')
  const log = join(folder, 'error.log')
  await writeFile(config, settings(folder, place))
  const daemon = await startDaemon({
    command: [proxy.nginx, '-p', folder, '-e', log, '-c', config],
    who,
    libraryPath: '',
    port: place.port,
    log,
  })
  return {
    stop: async () => {
      await daemon.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As docs/administrator.md has it to copy, without TLS. */
function settings(folder: string, { port, to }: { readonly port: number; readonly to: number }): string {
  const [location] = /location \/ \{[^}]+\}/.exec(readFileSync(GUIDE, 'utf8')) ?? []
  if (location === undefined) throw new Error(`${GUIDE} has no nginx to copy`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
daemon off;
master_process off;
pid ${folder}/pid;
error_log ${folder}/error.log warn;
events { worker_connections 512; }
http {
  access_log off;
  ${temporary.map((kind) => `${kind}_temp_path ${folder}/temporary/${kind};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 3m;
    ${location.replace('127.0.0.1:8080', `127.0.0.1:${to}`)}
  }
}
`
}

function nginxOfThisMachine() {
  found ??= find().catch((error: Error) => ({ missing: `nginx could not be had: ${error.message.split('\n')[0]}` }))
  return found
}

async function find() {
  if (existsSync('/usr/sbin/nginx')) return { nginx: '/usr/sbin/nginx' }
  if (!existsSync('/usr/bin/apt-get')) {
    return { missing: 'nginx is not on this machine, and it is no Debian to take it from' }
  }
  const root = await takenOut('nginx', async (folder) => {
    await take(folder, ['nginx'])
    await run(join(folder, 'usr/sbin/nginx'), ['-v'])
  })
  return { nginx: join(root, 'usr/sbin/nginx') }
}
