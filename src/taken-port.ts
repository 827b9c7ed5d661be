import { readdir, readFile, readlink } from 'node:fs/promises'

/** Who listens on a TCP port of this machine, as far as the system tells us: 'process 123, nginx -g daemon off;'. */
export async function holderOfPort(port: number): Promise<string | null> {
  const sockets = new Set([...(await listeningSockets('tcp', port)), ...(await listeningSockets('tcp6', port))])
  if (sockets.size === 0) return null
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (await hasOneOf(pid, sockets)) return `process ${pid}, ${await nameOf(pid)}`
  }
  return null
}

const LISTENING = '0A'

/** The kernel's table: `sl local_address rem_address st … inode`; the port is the hexadecimal end of the local address. */
async function listeningSockets(table: 'tcp' | 'tcp6', port: number): Promise<string[]> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const lines = (await readFile(`/proc/net/${table}`, 'utf8').catch(() => '')).split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = '', , state]) => local.endsWith(wanted) && state === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`)
}

async function hasOneOf(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const files = await readdir(`/proc/${pid}/fd`).catch(() => [])
  for (const file of files) {
    if (sockets.has(await readlink(`/proc/${pid}/fd/${file}`).catch(() => ''))) return true
  }
  return false
}

async function nameOf(pid: string): Promise<string> {
  const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim()
  return command.length > 60 ? `${command.slice(0, 60)}…` : command
}

/** Where a door did not open, as the system says it. */
export function placeIn(error: unknown): { readonly host: string; readonly port: number } {
  const { address, port } = Object(error)
  return { host: String(address ?? ''), port: Number(port ?? 0) }
}

/** Why a door did not open, and which setting helps. */
export async function explained(
  error: unknown,
  { port, host }: { readonly port: number; readonly host: string },
  settingFor: (port: number) => string,
): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    const holder = await holderOfPort(port)
    return new Error(
      `Port ${port} is taken${holder ? ` (${holder})` : ''}. Stop that, or take another port: ${settingFor(port + 1)} npm start`,
    )
  }
  if (code === 'EACCES')
    return new Error(`Port ${port} is for root only. Take one above 1023: ${settingFor(8080)} npm start`)
  if (code === 'EADDRNOTAVAIL')
    return new Error(`${host} is not an address of this machine: set one that is, or 0.0.0.0 for all`)
  return error
}
