import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { startTestServer } from './server.ts'

const EVERYTHING = ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts']

const FILE_LIMIT = new URL('file-limit.ts', import.meta.url).href

/** All test files, or the named ones, with one database server between them. */
const named = process.argv.slice(2)
const server = await startTestServer()
process.exitCode = await runTests(named.length > 0 ? named : EVERYTHING)
await server.stop()

async function runTests(files: readonly string[]): Promise<number> {
  const concurrency = Math.max(2, availableParallelism())
  const runner = spawn(
    process.execPath,
    ['--test', `--test-concurrency=${concurrency}`, '--test-timeout=300000', '--import', FILE_LIMIT, ...files],
    {
      stdio: 'inherit',
      env: { ...process.env, OKNO_TEST_SERVER: server.url, OKNO_TEST_TEMPLATE: server.template },
    },
  )
  process.on('SIGINT', () => undefined) // Ctrl-C reaches the runner as well; the server stops after it
  process.on('SIGTERM', () => runner.kill())
  const [code] = await once(runner, 'exit')
  return typeof code === 'number' ? code : 1
}
