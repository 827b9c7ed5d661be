import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { whyUnfit } from './browser-fitness.ts'
import { demoTemplateOf, sql, startTestServer, type TestServer } from './server.ts'

const EVERYTHING = ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts']

const WATCHES = ['file-limit.ts', 'no-network-in-transactions.ts'].flatMap((name) => [
  '--import',
  new URL(name, import.meta.url).href,
])

/** Each test file is a process of its own: what one has compiled the next ones take as it is. */
const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/compiled')

/** All test files, or the named ones, with one database server between them. */
const named = process.argv.slice(2)
const unfit = needsBrowser(named) ? await whyUnfit() : null
if (unfit !== null)
  console.error(`${unfit}\nNo test was run: every journey would fail, and a run without them means little.`)
process.exitCode = unfit === null ? await runWithServer(named.length > 0 ? named : EVERYTHING) : 1

function needsBrowser(files: readonly string[]): boolean {
  return files.length === 0 || files.some((file) => file.includes('journeys'))
}

async function runWithServer(files: readonly string[]): Promise<number> {
  const [server, shared] = await Promise.all([startTestServer(), mkdtemp(join(tmpdir(), 'okno-test-shared-'))])
  return runTests(server, shared, files).finally(async () => {
    await sql(server.url, `drop database if exists ${demoTemplateOf(shared)}`)
    await Promise.all([server.stop(), rm(shared, { recursive: true, force: true })])
  })
}

/** `shared`: a folder in which one file leaves for the next ones what takes long to make. */
async function runTests(server: TestServer, shared: string, files: readonly string[]): Promise<number> {
  const concurrency = Math.max(2, availableParallelism())
  const runner = spawn(
    process.execPath,
    ['--test', `--test-concurrency=${concurrency}`, '--test-timeout=300000', ...WATCHES, ...files],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        OKNO_TEST_SERVER: server.url,
        OKNO_TEST_TEMPLATE: server.template,
        OKNO_TEST_SHARED: shared,
        NODE_COMPILE_CACHE: COMPILED,
      },
    },
  )
  process.on('SIGINT', () => undefined) // Ctrl-C reaches the runner as well; the server stops after it
  process.on('SIGTERM', () => runner.kill())
  const [code] = await once(runner, 'exit')
  return typeof code === 'number' ? code : 1
}
