// npm run soak: letters in and out while processes are killed, sockets cut and the database stopped; counts what is lost.
import { ensureDependencies, GroundError, runNode, say } from './ground.mjs'
import { ensureWeb } from './web.mjs'

try {
  await ensureDependencies()
  await ensureWeb()
  process.exitCode = await runNode(['test/soak/run.ts', ...process.argv.slice(2)])
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}
