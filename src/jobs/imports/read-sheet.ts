import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { TableLine } from './table-line.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** What the parts of a book may be when unpacked: beyond that somebody means harm, or a book is no import. */
const MOST_BYTES = 200 * 1024 * 1024

/** The rows of the first sheet of an XLSX book. */
export function readSheet(bytes: Buffer): TableLine[] {
  const parts = unpacked(bytes)
  const names = Object.keys(parts).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? parts[names.toSorted()[0] ?? '']
  if (!sheet) throw new UnreadableFile('not-a-table')
  const shared = parts['xl/sharedStrings.xml']
  const dates = parts['xl/styles.xml'] ? dateStyles(textOf(parts['xl/styles.xml'])) : new Set<number>()
  return rowsIn(textOf(sheet), shared ? sharedStrings(textOf(shared)) : [], dates)
}

function unpacked(bytes: Buffer): Record<string, Uint8Array> {
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(worksheets\/[^/]+\.xml|sharedStrings\.xml|styles\.xml)$/.test(name)) return false
        total += originalSize
        if (total > MOST_BYTES) throw new UnreadableFile('too-large')
        return true
      },
    })
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('not-a-table')
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

interface Walk {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

function walk(xml: string, { open, close, text }: Walk): void {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => open(name, attributes))
  parser.on('closetag', ({ name }) => close(name))
  parser.on('text', text)
  parser.on('error', () => {
    throw new UnreadableFile('not-a-table')
  })
  parser.write(xml).close()
}

function sharedStrings(xml: string): string[] {
  const found: string[] = []
  let now: string | null = null
  let inText = false
  walk(xml, {
    open: (name) => {
      if (name === 'si') now = ''
      inText = name === 't'
    },
    close: (name) => {
      inText = false
      if (name === 'si') found.push(now ?? '')
    },
    text: (text) => {
      if (inText && now !== null) now += text
    },
  })
  return found
}

/** Styles of cells that show a day: the built-in ones, and those of the book that have a day in their format. */
function dateStyles(xml: string): Set<number> {
  const formats = new Set([14, 15, 16, 17, 22])
  const styles = new Set<number>()
  let inCells = false
  let count = 0
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt' && /[dy]/i.test((attributes.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]/g, ''))) {
        formats.add(Number(attributes.numFmtId))
      }
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      if (formats.has(Number(attributes.numFmtId))) styles.add(count)
      count += 1
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => undefined,
  })
  return styles
}

interface Cell {
  readonly at: number
  readonly type: string
  readonly style: number
  value: string
}

function rowsIn(xml: string, shared: readonly string[], dates: ReadonlySet<number>): TableLine[] {
  const rows: TableLine[] = []
  let cells: string[] = []
  let line = 0
  let cell: Cell | null = null
  let inValue = false
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1)
        cells = []
      }
      if (name === 'c') {
        const at = attributes.r ? columnOf(attributes.r) : cells.length
        cell = { at, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' }
      }
      inValue = name === 'v' || name === 't'
    },
    close: (name) => {
      inValue = false
      if (name === 'c' && cell && cell.at < 1_000) {
        while (cells.length < cell.at) cells.push('')
        cells[cell.at] = cellText(cell, shared, dates)
      }
      if (name === 'row') rows.push({ line, cells })
    },
    text: (text) => {
      if (inValue && cell) cell.value += text
    },
  })
  return rows
}

/** «C7» is the third column. */
function columnOf(place: string): number {
  const letters = /^[A-Z]+/.exec(place)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Days before 1970 that a book counts, from the end of 1899. */
const EPOCH = 25_569
const DAY = 86_400_000

function cellText({ type, style, value }: Cell, shared: readonly string[], dates: ReadonlySet<number>): string {
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'да' : 'нет'
  if (type !== 'n' || value === '') return value
  if (dates.has(style)) return new Date((Number(value) - EPOCH) * DAY).toISOString().slice(0, 10)
  // A long number is a code or a phone: it is written out as it was typed.
  return /e/i.test(value) ? String(BigInt(Math.round(Number(value)))) : value
}
