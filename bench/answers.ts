// npm run bench -- answers: random questions of random people, to the search and to a plain one that looks at every request.
import { parseArgs } from 'node:util'
import { openDatabase } from '../src/db/engine/database.ts'
import { compareAnswers, type Difference } from '../test/search/same-answers.ts'
import { grow, openGround } from './ground.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    questions: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
  },
})
const ground = await openGround(values.database ?? null, say)
try {
  await grow(ground.url, Number(values.requests), say)
  const { db, close } = openDatabase(ground.url, { connections: 8 })
  const { asked, same, wrong, guessed } = await compareAnswers(db, Number(values.seed), Number(values.questions))
  console.log(`${asked} questions, ${same} answered as by looking at every request`)
  for (const one of wrong) console.log(`WRONG ${told(one)}`)
  for (const one of guessed) console.log(`guessed ${told(one)}`)
  process.exitCode = wrong.length > 0 ? 1 : 0
  await close()
} finally {
  await ground.close()
}

function told({ kind, text, actor, wanted, found }: Difference): string {
  return `${kind} «${text}», ${actor.roles.join(', ') || 'customer'}: ${wanted.length} → ${found.length}`
}

function say(line: string): void {
  console.error(line)
}
