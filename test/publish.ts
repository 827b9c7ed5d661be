import assert from 'node:assert/strict'
import type { TestDesk } from './desk.ts'

/** Hands a draft of the catalogue manager over, has the administrator approve it, and publishes it. */
export async function publishVersion({ as, people }: TestDesk, versionId: number): Promise<void> {
  const steps = [
    [people.cataloguer, 'hand'],
    [people.administrator, 'approve'],
    [people.cataloguer, 'publish'],
  ] as const
  for (const [person, move] of steps) {
    const { status, text } = await as(person).post(`/api/service-versions/${versionId}/moves`, { move })
    assert.equal(status, 200, `${move}: ${text}`)
  }
}
