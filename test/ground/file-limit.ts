import process from 'node:process'

// Loaded into every process of the runner, which itself waits without end for a file whose last connection nobody closed.

/** Ten times what the slowest file takes. */
const LIMIT_MS = 8 * 60_000

if (process.argv[1]?.endsWith('.test.ts')) {
  setTimeout(() => {
    console.error(`${process.argv[1]} still runs after ${LIMIT_MS / 60_000} minutes; it waits for:`)
    console.error(process.getActiveResourcesInfo().join(', '))
    process.exit(1)
  }, LIMIT_MS).unref()
}
