// npm run fuzz: calls a real desk by chance, out of its own API document, and looks at every answer.
import { ensureDependencies, GroundError, runNode, say } from './ground.mjs'
import { ensureWeb } from './web.mjs'

try {
  await ensureDependencies()
  await ensureWeb()
  process.exitCode = await runNode(['test/fuzz/run.ts', ...process.argv.slice(2)])
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}
