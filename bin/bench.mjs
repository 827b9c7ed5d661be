// npm run bench: how fast the desk is here, beside the same SQL without the desk.
import { ensureDependencies, GroundError, runNode, say } from './ground.mjs'

try {
  await ensureDependencies()
  process.exitCode = await runNode(['bench/run.ts', ...process.argv.slice(2)])
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}
