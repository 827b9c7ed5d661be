import { Readable } from 'node:stream'
import { type ChangeQuestion, type ChangeRow, listAdminChanges } from '../../db/audit/admin-changes-view.ts'
import type { Db } from '../../db/engine/database.ts'
import { changeInWords, thingInWords, type Voice } from '../../texts/audit-words.ts'
import { formatsFor } from '../../texts/format.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'

/** Rows that are read at once. */
const PAGE = 200

/** Everything that fits, page by page, as spreadsheets of both languages open it: UTF-8 with its mark, semicolons. */
export function changesAsCsv(db: Db, question: ChangeQuestion, language: Language): Readable {
  const voice = { say: speak(language), formats: formatsFor(language, question.zone) }
  return Readable.from(lines(db, question, voice), { objectMode: false })
}

async function* lines(db: Db, question: ChangeQuestion, voice: Voice) {
  const { say } = voice
  const heads = [say('admin.audit.when'), say('admin.audit.who'), say('admin.audit.what'), say('admin.audit.differs')]
  yield `\uFEFF${lineOf([...heads, say('admin.audit.from')])}`
  let cursor: string | undefined
  do {
    const { items, next } = await listAdminChanges(db, question, { cursor, limit: PAGE })
    yield items.map((change) => lineOf(cellsOf(voice, change))).join('')
    cursor = next ?? undefined
  } while (cursor !== undefined)
}

function cellsOf(voice: Voice, change: ChangeRow): readonly string[] {
  const { say, formats } = voice
  const who = change.actor?.name ?? say('admin.audit.nobody')
  return [
    formats.exact(change.at),
    change.token === null ? who : `${who}, ${change.token}`,
    thingInWords(say, change),
    changeInWords(voice, change),
    change.address ?? '',
  ]
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(';')}\r\n`
}

/** A spreadsheet computes what begins with one of these signs: it is made a text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}
