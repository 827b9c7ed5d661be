/** One event or answer of the manager interface: its fields by their names in lower case; a name that comes again says nothing new. */
export type AmiBlock = ReadonlyMap<string, string>

/** Longer is no line of a manager interface: it is somebody else, or somebody who wants our memory. */
export const LONGEST_LINE = 65_536
const MOST_LINES = 2_000
const LONGEST_BLOCK = 262_144

/** What came is not the manager interface of an Asterisk. */
export class AmiGarbage extends Error {}

export interface BlockReader {
  /** The blocks that this piece of the stream completes. */
  readonly push: (piece: Uint8Array) => readonly AmiBlock[]
  /** What came after the last of them and is no manager interface: nothing more is read. */
  readonly broken: () => AmiGarbage | null
  /** `Asterisk Call Manager/5.0.2`, the first line; null: it has not come yet. */
  readonly banner: () => string | null
}

/**
 * Takes a stream of bytes apart, wherever it is cut: lines end in CR LF, a block ends with an empty line, text is UTF-8. Keeps no more
 * than one block.
 */
export function blockReader(): BlockReader {
  let rest: Buffer = Buffer.alloc(0)
  let banner: string | null = null
  let block = new Map<string, string>()
  let lines = 0
  let size = 0
  let broken: AmiGarbage | null = null

  function take(line: string): AmiBlock | null {
    if (banner === null) {
      banner = line
      if (!/call manager/i.test(line)) broken = new AmiGarbage('the first line is not that of a manager interface')
      return null
    }
    if (line === '') return whole()
    lines += 1
    size += line.length
    if (lines > MOST_LINES || size > LONGEST_BLOCK) broken = new AmiGarbage('a block is too long')
    const [, name, value] = /^([^:\s][^:]*):[ \t]*(.*)$/su.exec(line) ?? []
    if (name !== undefined && value !== undefined && !block.has(name.toLowerCase()))
      block.set(name.toLowerCase(), value)
    return null
  }

  function whole(): AmiBlock | null {
    const found = block
    block = new Map()
    lines = 0
    size = 0
    return found.size === 0 ? null : found
  }

  function push(piece: Uint8Array): readonly AmiBlock[] {
    const stream = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece])
    const found: AmiBlock[] = []
    let from = 0
    while (broken === null) {
      const end = stream.indexOf('\r\n', from)
      const length = (end < 0 ? stream.length : end) - from
      if (length > LONGEST_LINE) broken = new AmiGarbage('a line is too long')
      if (end < 0 || broken !== null) break
      const one = take(stream.subarray(from, end).toString('utf8'))
      if (one !== null) found.push(one)
      from = end + 2
    }
    rest = broken === null ? Buffer.from(stream.subarray(from)) : Buffer.alloc(0)
    return found
  }

  return { push, broken: () => broken, banner: () => banner }
}

/** An action as it is sent. A value with a line break would be a second action: it is refused, as is a name that is none. */
export function actionText(fields: readonly (readonly [name: string, value: string])[]): string {
  for (const [name, value] of fields) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that are refused
    if (!/^[A-Za-z]+$/.test(name) || /[\u0000-\u001f\u007f]/.test(value))
      throw new Error(`a manager action may not carry such a value: ${name}`)
  }
  return `${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}
