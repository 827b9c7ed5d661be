// npm run notices: writes THIRD-PARTY-NOTICES.md out of the lock file and the licences of what is inside the pages.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whatShips } from './what-ships.mjs'

const ROOT = join(import.meta.dirname, '..')
const FILE = join(ROOT, 'THIRD-PARTY-NOTICES.md')

/** The whole text of the notices. */
export function notices() {
  const read = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'))
  const lock = read('package-lock.json')
  const { server, pages, build } = whatShips(read('package.json'), lock)
  const app = read('mobile/package-lock.json')
  const appFolders = Object.keys(app.packages).filter((folder) => folder !== '')
  const [appParts, appTools] = [false, true].map((dev) =>
    appFolders.filter((folder) => Boolean(app.packages[folder].dev) === dev),
  )
  const builds = build.filter((folder) => !server.includes(folder) && !pages.includes(folder))
  return `${BEGINNING}
## What the server runs

Each brings its licence in its own folder under \`node_modules\`. Those for other systems stand here too.

${tableOf(lock, server)}

## What is inside the pages

${tableOf(lock, pages)}

${pages.flatMap(copyrightsOf).join('\n')}

${MIT}
## What only builds the pages

${tableOf(lock, builds)}

## What the app for telephones is made with

Written down in \`mobile/package-lock.json\`; nothing of it is in the desk or its pages.

${tableOf(app, appParts)}

Gradle and Xcode fetch more as they build the app, and it is inside the package that you hand out: what these plugins name (AndroidX, Kotlin,
ZXing and ML Kit of Google for the scanner, Firebase Messaging of Google, Capacitor's Swift packages) and RuStore's \`ru.rustore.sdk:pushclient\`, each under
its own terms. None of it lies in this repository.

These only put its projects together:

${tableOf(app, appTools)}
`
}

function tableOf({ packages }, folders) {
  const rows = folders.map((folder) => {
    const { version, license } = packages[folder]
    return `| ${nameOf(folder)} | ${version} | ${license} |`
  })
  return ['| package | version | licence |', '|---|---|---|', ...new Set(rows)].join('\n')
}

/** The lines in which the authors say that it is theirs. */
function copyrightsOf(folder) {
  const place = join(ROOT, folder)
  const licence = existsSync(place) && readdirSync(place).find((name) => /^licen[cs]e/i.test(name))
  if (!licence) return []
  const lines = readFileSync(join(place, licence), 'utf8').split('\n')
  const said = lines.map((line) => line.trim()).filter((line) => /^copyright (\(c\)|©|\d|the |\w+ \d)/i.test(line))
  return [...new Set(said)].map((line) => `- ${nameOf(folder)}: ${line}`)
}

function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

const BEGINNING = `# What Okno is made with

Okno itself is MIT. It stands on these packages; \`npm run notices\` writes this page out of the lock file.

**Fonts** (served with the pages): Golos Text, © 2019 The Golos Text Project Authors, and JetBrains Mono, © 2020 The JetBrains Mono
Project Authors, both under the SIL Open Font License 1.1.

**Icons**: Tabler Icons, MIT.

**PostgreSQL** (the embedded server): PostgreSQL Licence, © The PostgreSQL Global Development Group.

**Node** (the runtime): MIT, © Node.js contributors; what it contains is listed in the LICENSE of its release.

**Production calendar of Russia**: dates from the decrees of the Government of the Russian Federation named in
\`src/domain/hours/production-calendar-ru.ts\`.
`

const MIT = `The MIT licence, for those above that are under it:

> Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
> "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
> publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
> subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or
> substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
> NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS
> OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
> FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, notices())
