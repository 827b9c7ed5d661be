import { CsvError, parse } from 'csv-parse/sync'
import type { ReadTable } from '../../actions/imports/keep-import.ts'
import { readSheet } from './read-sheet.ts'
import type { TableLine } from './table-line.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** So many rows come in one file; who has more splits it. */
const MOST_ROWS = 200_000
const MOST_COLUMNS = 100

/** The rows of a CSV or XLSX file, the first of them as columns. Throws `UnreadableFile` with what is wrong and where. */
export function readTable(bytes: Buffer): ReadTable {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  const { encoding, delimiter, lines } = isZip
    ? { encoding: 'XLSX', delimiter: '', lines: readSheet(bytes) }
    : readText(bytes)
  const [head, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (!head || rest.length === 0) throw new UnreadableFile('empty')
  if (head.cells.length > MOST_COLUMNS) throw new UnreadableFile('too-wide')
  if (rest.length > MOST_ROWS) throw new UnreadableFile('too-long')
  const columns = head.cells.map((cell) => cell.replace(/\s+/g, ' ').trim().slice(0, 200))
  return {
    encoding,
    delimiter,
    columns,
    rows: rest.map(({ line, cells }) => ({ line, cells: columns.map((_, at) => clean(cells[at])) })),
  }
}

function readText(bytes: Buffer) {
  const { encoding, text } = decoded(bytes)
  const delimiter = delimiterOf(text)
  try {
    const lines: TableLine[] = []
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines: line }) => {
        lines.push({ line, cells })
        return null
      },
    })
    return { encoding, delimiter, lines }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('quote-open')
    throw error
  }
}

/** UTF-8 where it is that; what is not is windows-1251, as Excel writes it in Russia. */
function decoded(bytes: Buffer): { readonly encoding: string; readonly text: string } {
  if (bytes.includes(0)) throw new UnreadableFile('not-a-table')
  try {
    return { encoding: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { encoding: 'windows-1251', text: new TextDecoder('windows-1251').decode(bytes) }
  }
}

/** The sign that parts the first line most often. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  const counts = [';', ',', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }))
  return counts.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ';'
}

/** PostgreSQL keeps no zero byte, and nobody means one. */
function clean(cell = ''): string {
  return cell.replaceAll('\u0000', '')
}
