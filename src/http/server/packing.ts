import compress from '@fastify/compress'
import type { App } from './context.ts'

/** Below this many bytes packing costs more than it saves. */
const WORTH_PACKING = 1024

/**
 * JSON that is read travels as gzip. What is answered to a write does not: a token or a code, shown once, stands there beside
 * words that a stranger may have chosen, and the length of the packed whole would tell whether they are alike.
 */
export async function packWhatIsRead(app: App): Promise<void> {
  app.addHook('onRoute', (route) => {
    if ([route.method].flat().some((method) => method !== 'GET' && method !== 'HEAD')) route.compress = false
  })
  await app.register(compress, {
    threshold: WORTH_PACKING,
    encodings: ['gzip'],
    customTypes: /^application\/(problem\+)?json\b/,
    globalDecompression: false,
  })
}
