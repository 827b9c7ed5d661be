import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { breaches, type Row, type Rules } from '../test/ground/architecture.ts'
import { circles } from '../test/ground/circles.ts'
import { type NounRules, nounBreaches } from '../test/ground/nouns.ts'
import { importsIn, nodesOf } from '../test/ground/source-file.ts'

const PAGES = [
  'react',
  'react-dom',
  'preact',
  'preact-render-to-string',
  '@mantine/',
  '@tanstack/',
  '@tabler/',
  '@lingui/',
  'zod',
  'idb',
  'dompurify',
  'tinykeys',
  'uqr',
  '@simplewebauthn/browser',
  '@fontsource-variable/',
]
const SHARED_PAGES = [
  'web',
  'web/outbox',
  'web/reading',
  'web/worker',
  'web/ui',
  'web/form',
  'web/frame',
  'web/sign-in',
  'web/request',
  'web/notices',
  'web/duty',
  'web/platform',
  'web/scan',
]
const WORDS = ['src/contract', 'src/domain', 'src/texts']

/** Who may import whom. A new folder needs a row. */
const ROWS: readonly Row[] = [
  { place: 'src/domain', ours: [], packages: ['temporal-polyfill'], pure: true, nounsOnly: true },
  { place: 'src/contract', ours: ['src/domain'], packages: ['zod'] },
  { place: 'src/texts', ours: ['src/domain'], packages: ['@lingui/', 'liquidjs'] },
  { place: 'src/db', ours: ['src/domain'], packages: ['kysely', 'pg', 'graphile-worker', 'zod', 'node:'] },
  {
    place: 'src/actions',
    ours: ['src/domain', 'src/db'],
    packages: ['node:crypto', 'node:util', 'otpauth', '@simplewebauthn/server'],
    nounsOnly: true,
  },
  {
    place: 'src/channels',
    ours: ['src/domain', 'src/db', 'src/actions', 'src/contract', 'src/texts'],
    packages: [
      'node:',
      'zod',
      'imapflow',
      'postal-mime',
      'nodemailer',
      'smtp-server',
      'mailauth',
      'sanitize-html',
      'html-to-text',
      'email-reply-parser',
      'undici',
      'libphonenumber-js',
      'web-push',
    ],
    strangers: true,
  },
  {
    place: 'src/http',
    nounsOnly: true,
    ours: ['src/domain', 'src/db', 'src/actions', 'src/contract', 'src/texts'],
    packages: [
      'node:',
      'fastify',
      '@fastify/',
      'fastify-type-provider-zod',
      'zod',
      'prom-client',
      'pino',
      'fflate',
      '@scalar/',
      'libphonenumber-js',
    ],
  },
  {
    place: 'src/jobs',
    ours: ['src/domain', 'src/db', 'src/actions', 'src/channels', 'src/texts'],
    packages: ['node:', 'graphile-worker', 'nodemailer', 'zod', 'csv-parse', 'fflate', 'saxes'],
  },
  {
    place: 'src/demo',
    ours: ['src/domain', 'src/db', 'src/actions'],
    packages: ['node:crypto', 'node:timers/promises'],
  },
  { place: 'src/load', ours: ['src/domain', 'src/db', 'src/actions'], packages: ['node:crypto'] },
  { place: 'src/config.ts', ours: [], packages: ['node:', 'zod'] },
  { place: 'src/taken-port.ts', ours: [], packages: ['node:'] },
  { place: 'src/trusted-authorities.ts', ours: [], packages: ['node:'] },
  { place: 'src/told-to-stop.ts', ours: [], packages: [] },
  { place: 'src/architecture.ts', ours: [], packages: [] },
  {
    place: 'src/guests.ts',
    ours: [
      'src/config.ts',
      'src/trusted-authorities.ts',
      'src/domain',
      'src/contract',
      'src/texts',
      'src/db',
      'src/actions',
      'src/channels',
      'src/http',
      'src/jobs',
      'src/demo',
    ],
    packages: [],
  },
  {
    place: 'src/main.ts',
    ours: [
      'src/config.ts',
      'src/guests.ts',
      'src/taken-port.ts',
      'src/trusted-authorities.ts',
      'src/told-to-stop.ts',
      'src/domain',
      'src/contract',
      'src/texts',
      'src/db',
      'src/actions',
      'src/channels',
      'src/http',
      'src/jobs',
      'src/demo',
      'src/load',
    ],
    packages: ['node:', 'pino'],
  },
  { place: 'web/ui', ours: ['src/domain/ground'], packages: PAGES },
  {
    place: 'web',
    ours: ['web/ui', 'web/platform', 'web/outbox', 'web/reading', 'web/worker', ...WORDS],
    packages: PAGES,
  },
  { place: 'web/outbox', ours: ['web', 'web/worker', ...WORDS], packages: PAGES },
  { place: 'web/reading', ours: ['web', ...WORDS], packages: PAGES },
  { place: 'web/worker', ours: ['web', 'web/outbox', ...WORDS], packages: PAGES },
  {
    place: 'web/first-picture',
    ours: ['web', 'web/frame', 'web/portal', 'web/desk', ...WORDS],
    packages: [...PAGES, 'node:worker_threads'],
  },
  { place: 'web/build', ours: ['web', 'web/portal', 'web/desk'], packages: ['vite', 'node:'] },
  { place: 'web/platform', ours: ['web'], packages: [] },
  { place: 'web/form', ours: ['web', 'web/ui', ...WORDS], packages: PAGES },
  { place: 'web/frame', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/sign-in', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/request', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/notices', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/duty', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/scan', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/portal', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/desk', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
  { place: 'web/admin', ours: [...SHARED_PAGES, ...WORDS], packages: PAGES },
]

const RULES: Rules = {
  rows: ROWS,
  longest: 300,
  generated: ['src/db/tables.ts'],
  readsEnvironment: ['src/config.ts'],
  importedByNobody: ['src/main.ts'],
}

const NOUNS: NounRules = {
  order: {
    'src/domain': [
      'ground',
      'audit',
      'hours',
      'people',
      'duty',
      'handover',
      'sla',
      'terms',
      'imports',
      'catalogue',
      'configuration',
      'files',
      'routing',
      'request',
      'access',
      'notices',
    ],
    'src/db': [
      'engine',
      'audit',
      'access',
      'files',
      'terms',
      'people',
      'duty',
      'imports',
      'catalogue',
      'configuration',
      'routing',
      'request',
      'handover',
      'notices',
      'foundation',
    ],
    'src/actions': [
      'ground',
      'audit',
      'people',
      'sessions',
      'desk',
      'drafts',
      'files',
      'catalogue',
      'requests',
      'staff',
      'customers',
      'terms',
      'duty',
      'handover',
      'routing',
      'notices',
      'imports',
      'configuration',
    ],
    'src/http': [
      'server',
      'audit',
      'people',
      'customers',
      'imports',
      'terms',
      'catalogue',
      'duty',
      'routing',
      'configuration',
      'foundation',
      'request',
      'notices',
      'handover',
    ],
    'src/jobs': ['notices', 'imports'],
    'src/contract': [
      'audit',
      'people',
      'customers',
      'imports',
      'catalogue',
      'duty',
      'handover',
      'routing',
      'request',
      'terms',
      'configuration',
      'notices',
    ],
  },
  guests: [
    {
      name: 'mail',
      channel: 'email',
      rooms: [
        'web/desk/letters/',
        'web/desk/request/WaitingLetters',
        'web/admin/mail/',
        'web/portal/letter/',
        'src/demo/mail/',
      ],
      tables: [
        'letters',
        'raw_letters',
        'message_letters',
        'letter_links',
        'letter_downloads',
        'letter_pages',
        'mailboxes',
        'mailbox_states',
        'mail_stop_list',
      ],
    },
    { name: 'screen', channel: 'screen', rooms: ['web/notices/bell/'], tables: ['screen_notices'] },
    {
      name: 'messenger',
      channel: 'telegram',
      rooms: [
        'src/channels/max/',
        'src/channels/messenger.ts',
        'src/texts/messenger/',
        'web/admin/messenger/',
        'web/portal/me/messenger/',
      ],
      tables: [
        'messenger_bots',
        'messenger_bot_states',
        'messenger_updates',
        'messenger_links',
        'messenger_invitations',
        'messenger_dialogues',
        'messenger_outbound',
        'messenger_messages',
        'messenger_cards',
        'messenger_groups',
        'messenger_group_requests',
      ],
    },
    {
      name: 'phone',
      channel: 'phone',
      rooms: ['web/desk/calls/', 'web/desk/new/Script', 'web/admin/phone/', 'src/demo/phone/'],
      tables: [
        'phone_exchanges',
        'phone_exchange_states',
        'phone_routes',
        'phone_calls',
        'phone_events',
        'phone_cards',
        'phone_quiet_people',
        'phone_recording_looks',
        'phone_callbacks',
        'phone_rules',
      ],
    },
    {
      name: 'sms',
      channel: 'sms',
      rooms: ['web/admin/sms/'],
      tables: ['sms_providers', 'sms_rules', 'sms_messages'],
    },
    {
      name: 'push',
      channel: 'push',
      rooms: ['web/portal/me/push/', 'web/admin/push/'],
      tables: ['push_keys', 'push_services', 'push_subscriptions', 'push_sent'],
    },
  ],
  wiring: ['src/main.ts', 'src/guests.ts', 'src/http/server/server.ts'],
  ofAllTables: ['src/db/tables.ts', 'src/db/foundation/pointers.ts', 'src/db/foundation/merge-fates.ts'],
}

const ROOT = join(import.meta.dirname, '..')

test('everything under src and web keeps to its place', () => {
  const paths = globSync('{src,web}/**/*.{ts,tsx}', { cwd: ROOT })
  assert.ok(paths.length > 50)
  const files = paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
  assert.deepEqual(breaches(files, RULES), [])
  assert.deepEqual(nounBreaches(files, NOUNS), [])
  assert.deepEqual(circles(files.filter(({ path }) => !/\.test\.tsx?$/.test(path))), [])
})

test('dialogues, links, the queue and tables name no messenger: what differs stands in an adapter', () => {
  const rooms = ['domain', 'db', 'actions', 'jobs', 'http', 'contract'].map((kind) => `src/${kind}/messenger/*.ts`)
  const knowing = [
    'src/domain/messenger/kinds.ts',
    'src/jobs/messenger/connections.ts',
    'src/contract/messenger/bots.ts',
  ]
  const paths = globSync(rooms, { cwd: ROOT }).filter((path) => !knowing.includes(path) && !path.endsWith('.test.ts'))
  assert.ok(paths.length > 40)
  const naming = paths.filter((path) => /['"`](?:telegram|max)['"`]/.test(readFileSync(join(ROOT, path), 'utf8')))
  assert.deepEqual(naming, [])
})

test('a circle of imports is seen, over types and over several files, and named once', () => {
  const found = circles([
    { path: 'src/domain/a.ts', text: `import type { B } from './b.ts'` },
    { path: 'src/domain/b.ts', text: `export * from '../domain/c.ts'` },
    { path: 'src/domain/c.ts', text: `export type A = import('./a.ts').A` },
    { path: 'src/domain/d.ts', text: `import './a.ts'` },
  ])
  assert.deepEqual(found, [['src/domain/a.ts', 'src/domain/b.ts', 'src/domain/c.ts']])
})

test('all ways to import are seen, and nothing that only looks like one', () => {
  const text = `
    import type { A } from './a.ts'
    import b, { type C } from "./b.ts"
    import './side-effect.ts'
    export * from './all.ts'
    export type { E } from './type.ts'
    export const later = () => import('./later.ts')
    export type G = import('./inline.ts').G
    export const hidden = (name: string) => import(name)
    // import z from './comment.ts'
    export const s = "import y from './string.ts'" + \`import q from './template.ts'\`
    export const Page = () => <p>don't import z from './text.tsx' {s}</p>`
  assert.deepEqual(importsIn(nodesOf('x.tsx', text)), [
    './a.ts',
    './b.ts',
    './side-effect.ts',
    './all.ts',
    './type.ts',
    './later.ts',
    './inline.ts',
    '(computed)',
  ])
})

test('a file that cannot be read as TypeScript is an error, not a file without imports', () => {
  assert.throws(() => nodesOf('x.ts', 'import {'), /does not parse/)
})

/** Each of these must be caught: a rule that has never failed is not a rule. */
const BREACHES = [
  ['src/domain/sla/rule.ts', `import { save } from '../../db/save.ts'`, /may not import src\/db\/save.ts/],
  ['src/domain/sla/rule.ts', `import type { Kysely } from 'kysely'`, /may not use the package kysely/],
  ['src/domain/sla/rule.ts', `import { readFileSync } from 'node:fs'`, /may not use the package node:fs/],
  ['src/domain/sla/rule.ts', `export const now = () => new Date()`, /does not ask the clock/],
  ['src/domain/sla/rule.ts', `export const now = () => Date.now()`, /does not ask the clock/],
  ['src/domain/sla/rule.ts', `export const now = () => Temporal.Now.instant()`, /does not ask the clock/],
  ['src/domain/sla/rule.ts', `export const dice = () => Math['random']()`, /does not throw dice/],
  ['src/domain/sla/rule.ts', `export async function rule() {}`, /does not wait/],
  ['src/domain/sla/rule.ts', `export const rule = () => new Promise(() => {})`, /does not wait/],
  ['src/domain/sla/rule.ts', `export const zone = () => process.platform`, /does not see the world/],
  ['src/contract/shape.ts', `export type { Row } from '../db/tables.ts'`, /may not import src\/db\/tables.ts/],
  ['src/actions/requests/take.ts', `import { sql } from 'kysely'`, /may not use the package kysely/],
  [
    'src/actions/requests/take.ts',
    `import { send } from '../../channels/email/outbound.ts'`,
    /may not import src\/channels/,
  ],
  [
    'src/channels/email/index.ts',
    `import { bot } from '../telegram/index.ts'`,
    /may not import src\/channels\/telegram/,
  ],
  [
    'src/http/request/routes.ts',
    `const later = () => import('../../jobs/schedule.ts')`,
    /may not import src\/jobs\/schedule.ts/,
  ],
  ['src/http/request/routes.ts', `import { main } from '../../main.ts'`, /which nobody may/],
  ['src/http/request/routes.ts', `export const port = process.env.PORT`, /reads the environment/],
  ['src/http/request/routes.ts', `import { env } from 'node:process'`, /reads the environment/],
  ['src/http/desk-tools.ts', '', /beside the nouns/],
  ['src/domain/rules.ts', '', /beside the nouns/],
  ['src/utils/text.ts', '', /no row/],
  ['web/widgets/Box.tsx', '', /no row/],
  ['web/ui/Box.tsx', `import { say } from '../../src/texts/say.ts'`, /may not import src\/texts/],
  ['web/ui/Box.tsx', `import { m } from '../../src/domain/request/request.ts'`, /may not import src\/domain\/request/],
  ['web/desk/Page.tsx', `import { Card } from '../portal/Card.tsx'`, /may not import web\/portal/],
  ['web/desk/Page.tsx', `import { openDatabase } from '../../src/db/database.ts'`, /may not import src\/db/],
  ['src/db/long.ts', '\n'.repeat(301), /301 lines/],
] as const

for (const [path, text, caught] of BREACHES) {
  test(`caught: ${path} with ${text.trim().split('\n')[0] || 'nothing but itself'}`, () => {
    const found = breaches([{ path, text }], RULES)
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0] ?? '', caught)
  })
}

/** Each of these must be caught, too: nouns in one order, and guests in their own rooms. */
const STRANGE = [
  [
    'src/domain/people/address.ts',
    `import type { Move } from '../request/request-lifecycle.ts'`,
    /"request" comes after it/,
  ],
  ['src/db/request/save.ts', `import { keepNotice } from '../notices/notices.ts'`, /"notices" comes after it/],
  ['src/contract/people/session.ts', `export type { R } from '../request/request.ts'`, /"request" comes after it/],
  [
    'src/domain/weather/rain.ts',
    `import { DAY } from '../ground/instant.ts'`,
    /no place in the order of nouns for "weather"/,
  ],
  ['src/domain/notices/gate.ts', `import { isLoop } from '../mail/mail-loops.ts'`, /knows the guest "mail"/],
  ['src/actions/people/change-self.ts', `import { keep } from '../../db/mail/letters.ts'`, /knows the guest "mail"/],
  ['src/http/request/request-page.ts', `import { a } from '../mail/letters.ts'`, /knows the guest "mail"/],
  ['web/desk/list/Row.tsx', `import type { L } from '../../../src/contract/mail/letter.ts'`, /knows the guest "mail"/],
  ['src/db/mail/letters.ts', `import { insertShown } from '../screen/shown.ts'`, /knows the guest "screen"/],
  ['src/jobs/work.ts', `import { emailChannel } from '../channels/email/channel.ts'`, /past the port|knows the guest/],
  [
    'src/jobs/notices/tell-people.ts',
    `import { open } from '../../channels/open-channels.ts'`,
    /reaches past the port/,
  ],
  ['src/db/request/request-list.ts', 'sql`select 1 from letters l`', /names letters, a table of the guest "mail"/],
  ['src/db/notices/outbox.ts', `tx.insertInto('raw_letters')`, /names raw_letters/],
  ['src/channels/email/channel.ts', 'sql`update screen_notices set read_at = now()`', /names screen_notices/],
] as const

for (const [path, text, caught] of STRANGE) {
  test(`caught: ${path} with ${text}`, () => {
    const found = nounBreaches([{ path, text }], NOUNS)
    assert.ok(found.length > 0)
    assert.match(found[0] ?? '', caught)
  })
}

test('a guest knows the house and himself, and what puts the house together knows everybody', () => {
  const fine = [
    { path: 'src/jobs/mail/guest.ts', text: `import { emailChannel } from '../../channels/email/channel.ts'` },
    { path: 'src/db/mail/letters.ts', text: `import { iso } from '../engine/moments.ts'; tx.insertInto('letters')` },
    { path: 'src/main.ts', text: `import { bell } from './http/screen/bell.ts'` },
    { path: 'src/jobs/work.ts', text: `import type { Channel } from '../channels/channel.ts'` },
    { path: 'src/db/notices/notices.ts', text: 'sql`select 1 from letters_of_the_alphabet`' },
  ]
  assert.deepEqual(nounBreaches(fine, NOUNS), [])
})

const FINE = [
  ['src/domain/sla/rule.ts', `export const text = (at: number) => new Date(at).toISOString()`],
  ['src/domain/sla/rule.test.ts', `import { at } from '../../../test/world.ts'; export const now = Date.now()`],
  ['src/channels/email/index.ts', `import type { Channel } from '../channel.ts'; import { a } from './inbound.ts'`],
  ['src/db/tables.ts', '\n'.repeat(900)],
  [
    'web/desk/Page.tsx',
    `import { canMove } from '../../src/domain/request-lifecycle.ts'; import { Box } from '../ui/Box.tsx'`,
  ],
] as const

for (const [path, text] of FINE) {
  test(`allowed: ${path} with ${text.trim().split('\n')[0] || 'many generated lines'}`, () => {
    assert.deepEqual(breaches([{ path, text }], RULES), [])
  })
}
