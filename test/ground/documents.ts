import { posix } from 'node:path'

export interface TextFile {
  /** From the root of the repository, with slashes. */
  readonly path: string
  readonly text: string
}

/** A document as people name it in a comment: by its path, or by its name alone where it lies at the root. */
const DOCUMENT = /(?<![\w/.@-])((?:\.{1,2}\/|[\w-]+\/)*[A-Za-z\d][\w-]*(?:\.ru)?\.md)(?![\w@-]|\.\w)(?:#([\w-]+))?/g
/** A decision record by its number. */
const DECISION = /docs\/decisions\/(\d{4})(?![\w-])/g

/** Where a file names a document, a place in one, or a decision that the repository does not have. */
export function namesOfNothing(files: readonly TextFile[], documents: readonly TextFile[]): string[] {
  const known = new Map(documents.map(({ path, text }) => [path, anchorsIn(text)]))
  const decisions = [...known.keys()].map((path) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1])
  return files.flatMap(({ path, text }) => {
    const named = [...text.matchAll(DOCUMENT)].filter(([, name = '', anchor]) => {
      const places = [name, posix.join(posix.dirname(path), name)].map((place) => known.get(posix.normalize(place)))
      const anchors = places.find((place) => place !== undefined)
      return anchors === undefined || (anchor !== undefined && !anchors.includes(anchor))
    })
    const decided = [...text.matchAll(DECISION)].filter(([, number]) => !decisions.includes(number))
    return [...named, ...decided].map(([name]) => `${path} names ${name}`)
  })
}

/** The anchors of the headings of a document, as GitHub makes them. */
export function anchorsIn(markdown: string): string[] {
  const headings = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} +(.+?) *$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )
}

/** A line of a comment, and a file of code in it: `watch-time.ts`, `db/request/remote-access.ts`. */
const COMMENT = /(?:^|\s)(?:\/\/|\/\*\*?|\*)\s(.*)$/gm
const CODE_FILE = /(?<![\w/.@-])((?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs|sql))(?![\w-]|\.\w)/g

/** Where a comment names a file of code that is not there, as after a move. */
export function commentsToNowhere({ path, text }: TextFile, files: readonly string[]): string[] {
  const comments = [...text.matchAll(COMMENT)].map(([, comment = '']) => comment)
  const named = comments.flatMap((comment) => [...comment.matchAll(CODE_FILE)].map(([name]) => name))
  return named.filter((name) => !isThere(name, files)).map((name) => `${path} names ${name}`)
}

/** What stands in backticks and is a path of ours: `src/jobs`, `quote-leads.ts`, `src/actions/<noun>/<verb>.ts`, `src/texts/*`. */
const PATH =
  /^(?:(?:src|web|test|docs|bin|bench|migrations)(?:\/[\w<>*.{},\p{L}-]+)*\/?|[\w./*-]+\.(?:ts|tsx|mjs|sql|md))$/u

/** Where a document names a file or a folder that is not there. */
export function pathsToNowhere({ path, text }: TextFile, files: readonly string[]): string[] {
  const words = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, word = '']) => (PATH.test(word) ? [word] : []))
  return words.filter((word) => !isThere(word, files)).map((word) => `${path} names ${word}`)
}

/** A part of a path may stand for it where a sentence has named its folder. */
function isThere(word: string, files: readonly string[]): boolean {
  const pattern = word
    .replace(/\/$/, '')
    .replaceAll(/[.]/g, '\\.')
    .replaceAll(/\*|<[^>]+>/g, '[^/]+')
    .replace(/^docs\/decisions\/\d{4}$/, '$&-[^/]+')
  const wanted = new RegExp(`(?:^|/)${pattern}(?:/|$)`)
  return files.some((file) => wanted.test(file))
}
