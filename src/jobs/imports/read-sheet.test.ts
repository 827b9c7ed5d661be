import assert from 'node:assert/strict'
import test from 'node:test'
import { zipSync } from 'fflate'
import { readSheet } from './read-sheet.ts'
import { UnreadableFile } from './unreadable-file.ts'

function book(parts: Readonly<Record<string, string>>): Buffer {
  const packed = Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)])
  return Buffer.from(zipSync(Object.fromEntries(packed)))
}
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const cells = (parts: Readonly<Record<string, string>>) => readSheet(book(parts)).map((row) => row.cells)

test('words come from their own list, numbers as they are, empty cells stay in their places', () => {
  const found = cells({
    'xl/sharedStrings.xml': '<sst><si><t>Код</t></si><si><r><t>Вес</t></r><r><t>на &amp; Ко</t></r></si></sst>',
    'xl/worksheets/sheet1.xml': sheet(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3"><c r="A3"><v>104120007</v></c><c r="B3" t="b"><v>1</v></c><c r="C3"><v>7.9165550102E10</v></c></row>',
    ),
  })
  assert.deepEqual(found, [
    ['Код', '', 'Весна & Ко'],
    ['104120007', 'да', '79165550102'],
  ])
})

test('a day is written as a day, by the format of its cell', () => {
  const found = cells({
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="dd.mm.yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': sheet(
      '<row r="1"><c r="A1" s="0"><v>46419</v></c><c r="B1" s="1"><v>46419</v></c></row>',
    ),
  })
  assert.deepEqual(found, [['46419', '2027-02-01']])
})

test('no entity is known: neither a file of the server nor a text that grows by itself comes in', () => {
  for (const entity of ['SYSTEM "file:///etc/passwd"', '"lol lol lol lol"']) {
    const parts = {
      'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY e ${entity}>]>${sheet('<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>')}`,
    }
    assert.throws(() => readSheet(book(parts)), UnreadableFile)
  }
})

test('what is no book of tables is refused', () => {
  assert.throws(() => readSheet(book({ 'word/document.xml': '<w/>' })), UnreadableFile)
  assert.throws(() => readSheet(Buffer.from('PK is no archive')), UnreadableFile)
})
