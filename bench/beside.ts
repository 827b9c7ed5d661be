// npm run bench -- beside <folder>: this checkout beside another one with its packages installed, turn by turn in one run, each with a database of
// its own of the same size. Above 1.00 this one is the faster. Machines are noisy: only such a ratio says whether a change costs anything.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Db, openDatabase } from '../src/db/engine/database.ts'
import { type Measured, measure } from './measure.ts'
import { type Facts, OPERATIONS, type Operation } from './operations.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    requests: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    clients: { type: 'string', default: '1,8' },
    only: { type: 'string', default: '' },
  },
})
const [other] = positionals
if (!other) throw new Error('Say the folder of the other checkout: npm run bench -- beside ../before')
const sides = [await openSide(resolve(other)), await openSide(resolve(import.meta.dirname, '..'))] as const
try {
  console.log(`\n${row(['operation', 'clients', 'p50 there', 'p50 here', 'ratio', 'a second', 'failed'])}`)
  for (const operation of OPERATIONS.filter(({ name }) => name.includes(values.only))) {
    for (const clients of values.clients.split(',').map(Number)) console.log(await compared(operation, clients))
  }
} finally {
  for (const side of sides) await side.close()
}

type Side = Awaited<ReturnType<typeof openSide>>

/** A checkout: its database, grown and served by its own code. */
async function openSide(folder: string) {
  const of = <Shape>(file: string): Promise<Shape> => import(join(folder, file))
  const { grow, openGround } = await of<typeof import('./ground.ts')>('bench/ground.ts')
  const { gatherFacts, issueTokens } = await of<typeof import('./facts.ts')>('bench/facts.ts')
  const { serve } = await of<typeof import('./served.ts')>('bench/served.ts')
  const ground = await openGround(null, say)
  say(`Growing ${folder} to ${values.requests} requests …`)
  await grow(ground.url, Number(values.requests), say)
  const database = openDatabase(ground.url)
  const read = async (db: Db) => ({ tokens: await issueTokens(db), facts: await gatherFacts(db) })
  const { tokens, facts } = await read(database.db).finally(database.close)
  const server = await serve(ground.url, ground.dataFolder)
  const close = async () => {
    await server.stop()
    await ground.close()
  }
  return { server, tokens, facts, close }
}

/** Each side in turn, the one that begins changing, so that a slow minute of the machine falls on both; the middle of the rounds counts. */
async function compared(operation: Operation, clients: number): Promise<string> {
  const taken: readonly [Measured[], Measured[]] = [[], []]
  const rounds = Number(values.rounds)
  for (let round = -1; round < rounds; round++) {
    const seconds = round < 0 ? 0.5 : Number(values.seconds)
    for (const place of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const measured = await measure({ clients, seconds }, callOf(sides[place], operation))
      if (round >= 0) taken[place].push(measured)
    }
  }
  const [there, here] = taken.map((of) => middle(of.map(({ p50 }) => p50))) as [number, number]
  const [slow, fast] = taken.map((of) => middle(of.map(({ perSecond }) => perSecond))) as [number, number]
  const failed = taken.map((of) => of.reduce((sum, { failures }) => sum + failures, 0))
  const cells = [there.toFixed(2), here.toFixed(2), (there / here).toFixed(2), (fast / slow).toFixed(2)]
  return row([operation.name, String(clients), ...cells, failed.join(' / ')])
}

function callOf(
  { server, tokens, facts }: Side,
  operation: Operation,
): (client: number, turn: number) => Promise<boolean> {
  return (_, turn) => server.ask(operation.call(facts satisfies Facts, turn), tokens[operation.as])
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((one, two) => one - two)[Math.floor(numbers.length / 2)] ?? 0
}

function row([first = '', ...cells]: readonly string[]): string {
  return [first.padEnd(22), ...cells.map((cell) => cell.padStart(10))].join(' ')
}

function say(line: string): void {
  console.error(line)
}
