import { type Config, loadConfig } from './config.ts'
import { type DatabaseServer, databaseServer } from './db/database-server.ts'
import { migrate } from './db/migrate.ts'

interface Command {
  readonly about: string
  readonly run: (args: readonly string[]) => Promise<void>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: { about: 'bring the database to the present', run: migrateDatabase },
}

await main(process.argv.slice(2))

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    say(`${name === '' ? 'Say what to do' : `There is no command "${name}"`}. There are:\n${listed()}`)
    process.exitCode = 2
    return
  }
  try {
    await command.run(args)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

async function migrateDatabase(): Promise<void> {
  await withDatabase('migrate', async ({ url }) => {
    const applied = await migrate(url)
    say(applied.length === 0 ? 'The database is up to date.' : `The database took ${applied.join(', ')}.`)
  })
}

/** For a command that ends by itself: works on the database that runs, or starts it for the while. */
async function withDatabase(
  command: string,
  work: (server: DatabaseServer, config: Config) => Promise<void>,
): Promise<void> {
  const config = loadConfig()
  const server = await databaseServer({ ...config, command, as: 'visitor', say })
  try {
    await work(server, config)
  } finally {
    await server.stop()
  }
}

function listed(): string {
  return Object.entries(COMMANDS)
    .map(([name, { about }]) => `  ${name.padEnd(14)}${about}`)
    .join('\n')
}

function say(line: string): void {
  console.error(line)
}
