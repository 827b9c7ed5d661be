import assert from 'node:assert/strict'
import { test } from 'node:test'
import { words } from './letter-parts.ts'
import { markup } from './markup.ts'

test('what is put into a letter is never HTML, in text or in an attribute', () => {
  const hostile = `<script>x</script>"' onload='&amp;`
  const { html } = markup`<a title="${hostile}">${hostile}</a>`
  assert.equal(html.match(/[<>]/g)?.length, 4, html)
  assert.equal(html.match(/["']/g)?.length, 2, html)
})

test('markup stands in markup as it is, lists one after the other, nothing as nothing', () => {
  const rows = [1, 2].map((one) => markup`<td>${one}</td>`)
  assert.equal(markup`<tr>${rows}${null}</tr>`.html, '<tr><td>1</td><td>2</td></tr>')
})

test('addresses in somebody’s words become links, to the web alone, and keep the signs around them outside', () => {
  const { html } = words('Смотрите (https://r.example/a?b=1&c="2").\njavascript:alert(1)\n\nhttp://x.example')
  assert.deepEqual(
    [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
    ['https://r.example/a?b=1&#38;c=', 'http://x.example'],
  )
  assert.equal(html.match(/<br>/g)?.length, 1)
  assert.equal(html.match(/<p /g)?.length, 2)
})
