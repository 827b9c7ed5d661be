// npm test: all tests, the browser's too; `node bin/test.mjs <file> …` runs some.
import { ensureDependencies, GroundError, runNode, say } from './ground.mjs'
import { ensureWeb } from './web.mjs'

const files = process.argv.slice(2)
const needPages = files.length === 0 || files.some((file) => !file.startsWith('src/'))
try {
  await ensureDependencies()
  if (needPages) await ensureWeb()
  process.exitCode = await runNode(['test/ground/run.ts', ...files])
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}
