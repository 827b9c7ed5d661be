import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanHtml } from './clean-html.ts'

test('only a link that names its site whole is left in a letter; no other opens a page of the desk', () => {
  const hrefs = [
    '/requests/1',
    'admin',
    '../x',
    '?a=1',
    '#top',
    '//evil.example',
    'http:admin',
    'https:/admin',
    'https:',
    '\\\\evil.example',
    'javascript:alert(1)',
    '',
  ]
  for (const href of hrefs) assert.doesNotMatch(cleanHtml(`<b>x</b><a href="${href}">x</a>`) ?? '', /href/, href)
  for (const href of [
    'https://vesna.example/a',
    'http://vesna.example',
    'mailto:a@vesna.example',
    'tel:+79161234567',
  ]) {
    assert.match(cleanHtml(`<b>x</b><a href="${href}">x</a>`) ?? '', /href="/, href)
  }
})
