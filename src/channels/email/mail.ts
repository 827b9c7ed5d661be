import type { Db } from '../../db/engine/database.ts'
import type { FileStore } from '../../db/files/file-store.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { EmailHouse } from './index.ts'
import type { Post } from './post.ts'

/** What mail works with. */
export interface Mail {
  readonly db: Db
  readonly house: EmailHouse
  readonly post: Post
  readonly store: FileStore
  readonly now: () => Instant
}
