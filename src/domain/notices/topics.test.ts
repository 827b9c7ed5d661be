import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HEARD } from './defaults.ts'
import { NOTICE_TOPICS } from './topics.ts'

test('each kind that the support hears belongs to one topic', () => {
  const kinds: readonly string[] = Object.values(NOTICE_TOPICS).flat()
  assert.deepEqual(kinds.toSorted(), [...HEARD.support].toSorted())
})
