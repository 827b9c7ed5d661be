// npm test: all tests, the browser's too; `node bin/test.mjs <file> …` runs some.
import { ensureDependencies, GroundError, runNode, say } from './ground.mjs'
import { ensureWeb } from './web.mjs'

try {
  await ensureDependencies()
  await ensureWeb()
  process.exitCode = await runNode(['test/ground/run.ts', ...process.argv.slice(2)])
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}
