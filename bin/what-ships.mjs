// Which packages a running desk needs, out of package.json and the lock file alone.

/** Of the dependencies: what the pages are made of. It is inside the built pages; the folder of the package is not needed again. */
export const IN_PAGES = [
  '@fontsource-variable/golos-text',
  '@fontsource-variable/jetbrains-mono',
  '@lingui/core',
  '@lingui/message-utils',
  '@lingui/react',
  '@simplewebauthn/browser',
  '@tabler/icons-react',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-virtual',
  'dompurify',
  'idb',
  'preact',
  'preact-render-to-string',
  'react',
  'react-dom',
  'temporal-polyfill',
  'tinykeys',
  'uqr',
  'zod',
]
/** What only builds them. */
export const BUILDS_PAGES = ['vite']
/** Both the server and the pages import these. */
const IN_BOTH = ['@lingui/core', '@lingui/message-utils', 'temporal-polyfill', 'zod']

/** Packages by their folder, of the server, inside the pages, and for building those. */
export function whatShips({ dependencies }, { packages }) {
  const roots = Object.keys(dependencies)
  const server = roots.filter((name) => IN_BOTH.includes(name) || ![...IN_PAGES, ...BUILDS_PAGES].includes(name))
  return {
    server: closure(packages, server),
    pages: closure(packages, IN_PAGES),
    build: closure(packages, BUILDS_PAGES),
  }
}

function closure(packages, names) {
  const found = new Set()
  const waiting = names.map((name) => folderOf(packages, '', name))
  while (waiting.length > 0) {
    const folder = waiting.pop()
    if (folder === null || found.has(folder)) continue
    found.add(folder)
    for (const name of needs(packages[folder])) waiting.push(folderOf(packages, folder, name))
  }
  return [...found].sort()
}

function needs({ dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers]
}

/** As Node looks for it: beside the package, then further up. Null: an optional one that is in no lock file. */
function folderOf(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules') - 1))) {
    const folder = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (folder in packages) return folder
    if (place === '') return null
  }
}
