import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../../src/http/server/context.ts'

/**
 * The API document of a server. It takes a second of the processor to make, and servers with the same routes have the same one: the first
 * test file of a run leaves it for the others. A file that runs alone makes its own.
 */
export function sharedDocument(app: App): unknown {
  const folder = process.env.OKNO_TEST_SHARED
  if (!folder) return app.swagger()
  // Files of the pages come in any order.
  const routes = app.printRoutes({ commonPrefix: false }).split('\n').toSorted().join('\n')
  const file = join(folder, `api-document-${createHash('sha256').update(routes).digest('hex')}.json`)
  if (!existsSync(file)) {
    const own = `${file}.${process.pid}`
    writeFileSync(own, JSON.stringify(app.swagger()))
    renameSync(own, file)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
