// npm run bench: how fast the desk is here, beside the same SQL without the desk; `npm run bench -- letters`: how fast letters are;
// `npm run bench -- letter-page`: the page of letters with a million of them; `npm run bench -- answers`: whether searches find what they have to;
// `npm run bench -- routing`: what rules cost where a request is filed; `npm run bench -- notices`: what it costs there that people hear of it;
// `npm run bench -- beside <folder>`: this checkout beside another one.
import { ensureDependencies, GroundError, runNode, say } from './ground.mjs'
import { ensureWeb } from './web.mjs'

try {
  await ensureDependencies()
  await ensureWeb()
  const [first, ...rest] = process.argv.slice(2)
  const own = {
    letters: 'bench/letters.ts',
    'letter-page': 'bench/letter-page.ts',
    beside: 'bench/beside.ts',
    answers: 'bench/answers.ts',
    routing: 'bench/routing.ts',
    notices: 'bench/notices.ts',
  }[first ?? '']
  const command = own ? [own, ...rest] : ['bench/run.ts', ...process.argv.slice(2)]
  process.exitCode = await runNode(command)
} catch (error) {
  if (!(error instanceof GroundError)) throw error
  say(error.message)
  process.exitCode = 1
}
