import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { test } from 'node:test'
import { noticeMessage } from '../../src/channels/push/message.ts'
import { CHANNEL, linkIntoApp } from '../../src/channels/push/phone-message.ts'

const ROOT = join(import.meta.dirname, '../..')
const MOBILE = join(ROOT, 'mobile')
const read = (path: string) => readFileSync(join(MOBILE, path), 'utf8')
const files = globSync('**/*.*', {
  cwd: MOBILE,
  exclude: (path) => /node_modules|build$|public$|assets$|cordova-\w+-plugins$/.test(path),
})

interface Configured {
  readonly server: Readonly<Record<string, unknown>>
}

/** The configuration as the command of Capacitor reads it, in a process of its own. */
function configured(environment: Readonly<Record<string, string>>): Configured {
  const code = `import('${join(MOBILE, 'capacitor.config.ts')}').then((m) => console.log(JSON.stringify(m.default)))`
  return JSON.parse(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8', env: environment }))
}

test('the code of the shell that is ours has right types', () => {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', MOBILE], { encoding: 'utf8' })
})

test('an app asks for the address of its installation, or has it built in; no other origin ever gets the bridge', () => {
  assert.deepEqual(configured({}).server, { errorPath: 'index.html' })
  const built = configured({ OKNO_SERVER: 'https://help.example.com/' }).server
  assert.deepEqual(built, { errorPath: 'index.html', url: 'https://help.example.com/' })
})

test('every plugin has one version, is in both projects, and its lock file names no registry', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const all: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies }
  for (const [name, version] of Object.entries(all)) assert.match(version, /^\d+\.\d+\.\d+$/, name)
  assert.ok(!/"resolved"|https?:\/\/registry/.test(read('package-lock.json')))
  const plugins = Object.keys(dependencies).filter((name) => !/capacitor\/(android|core|ios)$/.test(name))
  const [gradle, swift] = [read('android/capacitor.settings.gradle'), read('ios/App/CapApp-SPM/Package.swift')]
  for (const name of plugins)
    for (const project of [gradle, swift]) assert.ok(project.includes(`node_modules/${name}`), name)
})

test('what the desk sends is what the app listens to: the channel, and the scheme of its links', () => {
  assert.ok(read('android/app/src/main/res/values/strings.xml').includes(`"channel" translatable="false">${CHANNEL}<`))
  const facts = {
    notice: 1,
    kind: 'reply',
    side: 'customer',
    number: 7,
    subject: 'Касса',
    stopOfTrade: false,
    standsFor: 1,
    takerId: null,
  } as const
  const { protocol, host } = new URL(linkIntoApp(noticeMessage('ru', { ...facts, url: 'https://okno.example' })))
  const manifest = read('android/app/src/main/AndroidManifest.xml')
  assert.ok(manifest.includes(`android:scheme="${protocol.slice(0, -1)}" android:host="${host}"`))
  assert.ok(read('ios/App/App/Info.plist').includes(`<string>${protocol.slice(0, -1)}</string>`))
})

test('the projects hold what people wrote and the icons, nothing that a tool makes', () => {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'mobile'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const kinds = new Set(
    listed
      .split('\n')
      .filter(Boolean)
      .map((path) => extname(path)),
  )
  const known = [
    '.css',
    '.entitlements',
    '.gradle',
    '.html',
    '.js',
    '.json',
    '.kt',
    '.pbxproj',
    '.plist',
    '.png',
    '.pro',
  ]
  const more = ['.properties', '.storyboard', '.svg', '.swift', '.ts', '.xcconfig', '.xml', '']
  assert.deepEqual(
    [...kinds].filter((kind) => !known.includes(kind) && !more.includes(kind)),
    [],
  )
  assert.ok(!/gradlew|\.jar|assets\/public|App\/public|capacitor\.config\.json/.test(listed))
})

test('nothing of one company is built in: no address, no project, no key', () => {
  const texts = files
    .filter(
      (path) => !path.endsWith('config.xml') && /\.(kt|swift|gradle|xml|plist|ts|js|html|entitlements)$/.test(path),
    )
    .map(read)
  assert.ok(texts.length > 15)
  const hosts = texts.flatMap((text) => [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host = '']) => host))
  // Names of formats and of the places from which a build takes its parts.
  const known =
    /(^|\.)(apple\.com|w3\.org|android\.com|github\.com|vkpartner\.ru|example\.com|localhost|capacitorjs\.com)$/
  assert.deepEqual(
    [...new Set(hosts)].filter((host) => !known.test(host)),
    [],
  )
})
