// npm run packages: which of the packages that ships are behind, for how long, and what the registry knows against them. Ends with 1 when one is
// behind for longer than docs/security.md allows or has a known weakness, with 2 when the registry does not tell.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ROOT, say } from './ground.mjs'
import { whatShips } from './what-ships.mjs'

const DAY = 86_400_000
/** «Without known weaknesses packages are looked through every three months»: docs/security.md. */
export const LOOKED_THROUGH_AFTER_DAYS = 92

/**
 * How many days ago the first version was published that could stand in the place of the current one: same major, stable, at most `newest`.
 * 0 when there is none. `published` is version → date, as the registry keeps it.
 */
export function daysBehind({ current, newest, published }, now) {
  const later = Object.entries(published).filter(
    ([version]) =>
      isStable(version) && isSameLine(version, current) && isAfter(version, current) && !isAfter(version, newest),
  )
  if (later.length === 0) return 0
  return Math.max(...later.map(([, at]) => Math.ceil((now - Date.parse(at)) / DAY)))
}

/** What breaches the page: packages behind for too long, and those with a weakness that is known, whatever its age. */
export function breaches({ behind, weaknesses }) {
  return [
    ...behind
      .filter(({ days }) => days > LOOKED_THROUGH_AFTER_DAYS)
      .map(({ name, current, days }) => `${name} ${current} is behind for ${days} days`),
    ...weaknesses.map(({ name, severity }) => `${name} has a known weakness: ${severity}`),
  ]
}

/** Out of the answer of `npm audit --json`; null when it says nothing. */
export function weaknessesOf(answer) {
  if (!answer || typeof answer !== 'object' || !answer.vulnerabilities) return null
  return Object.values(answer.vulnerabilities).map(({ name, severity }) => ({ name, severity }))
}

function numbersOf(version) {
  return version.split(/[.-]/).slice(0, 3).map(Number)
}

function isStable(version) {
  return /^\d+\.\d+\.\d+$/.test(version)
}

/** The same major; below 1.0 the same minor, as npm reads a caret. */
function isSameLine(one, other) {
  const [[major, minor], [itsMajor, itsMinor]] = [numbersOf(one), numbersOf(other)]
  return major === itsMajor && (major > 0 || minor === itsMinor)
}

function isAfter(one, other) {
  const [mine, its] = [numbersOf(one), numbersOf(other)]
  const place = mine.findIndex((number, at) => number !== its[at])
  return place >= 0 && mine[place] > its[place]
}

async function main() {
  const behind = await whatIsBehind()
  const weaknesses = weaknessesOf(await npm('audit', '--omit=dev', '--json'))
  for (const { name, current, newest, days } of behind) say(`${name} ${current} → ${newest}, for ${days} days`)
  const found = breaches({ behind, weaknesses: weaknesses ?? [] })
  for (const line of found) say(`✗ ${line}`)
  if (weaknesses === null) say('The registry did not answer which weaknesses are known (npm audit --omit=dev).')
  say(`${behind.length} packages are behind, ${found.length} breaches.`)
  process.exitCode = found.length > 0 ? 1 : weaknesses === null ? 2 : 0
}

/** Our own ones within their major, those of others as far as the ranges of who needs them reach. */
async function whatIsBehind() {
  const read = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
  const manifest = read('package.json')
  const { server, pages } = whatShips(manifest, read('package-lock.json'))
  const shipped = new Set([...server, ...pages].map((folder) => folder.split('node_modules/').at(-1)))
  const answers = Object.entries((await npm('outdated', '--all', '--json')) ?? {})
  const late = answers.flatMap(([name, places]) => {
    if (!shipped.has(name)) return []
    const own = name in manifest.dependencies
    return [places].flat().flatMap(({ current, wanted, latest }) => {
      const newest = own ? latest : wanted
      return current && current !== newest ? [{ name, current, newest }] : []
    })
  })
  const once = [...new Map(late.map((one) => [`${one.name} ${one.current}`, one])).values()]
  const behind = []
  for (const one of once) {
    const published = (await npm('view', one.name, 'time', '--json')) ?? {}
    const days = daysBehind({ ...one, published }, Date.now())
    if (days > 0) behind.push({ ...one, days })
  }
  return behind
}

/** npm ends with 1 when it found something, and says it all the same. Null: it said nothing that can be read. */
async function npm(...args) {
  const { stdout } = await promisify(execFile)('npm', args, { cwd: ROOT, maxBuffer: 2 ** 26 }).catch((error) => error)
  try {
    return JSON.parse(stdout)
  } catch {
    return null
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
