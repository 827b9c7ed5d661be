import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Database } from '../db/database.ts'
import type { FileStore } from '../db/file-store.ts'

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** What the doors stand on; made once by `buildServer`. */
export interface House {
  readonly database: Database
  readonly files: FileStore
  readonly secret: string
  /** The address people type, without a slash at the end. */
  readonly url: string
  /** The clock of the doors; rules get it as an argument. */
  readonly now: () => number
}
