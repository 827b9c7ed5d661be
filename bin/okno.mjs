// npm run okno -- <command>: one command of the desk.
import { DESK, ensureDependencies, GroundError, runNode, say } from './ground.mjs'

/** EX_TEMPFAIL: a mail server that pipes a letter in keeps it and comes back. */
const TRY_LATER = 75

const [command, ...args] = process.argv.slice(2)
try {
  await ensureDependencies()
  process.exitCode = await runNode([...DESK, ...(command ? [command] : []), ...args])
} catch (error) {
  say(error instanceof GroundError ? error.message : String(error))
  process.exitCode = command === 'mail-receive' ? TRY_LATER : 1
}
