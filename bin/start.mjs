// npm start: everything from a fresh clone to a running desk.
import { DESK, ensureDependencies, GroundError, runNode, say } from './ground.mjs'
import { ensureWeb } from './web.mjs'

try {
  await ensureDependencies()
  await ensureWeb()
  process.exitCode = await runNode([...DESK, 'start', ...process.argv.slice(2)])
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}
