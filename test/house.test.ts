import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')

const TOOLS = [
  {
    says: 'the code is formatted and has no lint',
    file: '@biomejs/biome/bin/biome',
    args: ['check', '--diagnostic-level=error', '.'],
  },
  {
    says: 'every type holds, and no promise is left floating',
    file: 'oxlint/bin/oxlint',
    args: ['--type-aware', '--type-check'],
  },
] as const

for (const { says, file, args } of TOOLS) {
  test(says, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join('node_modules', file), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    assert.equal(status, 0, `${stdout}${stderr}`)
  })
}
