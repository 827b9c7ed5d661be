// Runs before the first paint, so that a dark page never flashes white. A file of its own: the page allows no inline scripts.
;(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const root = document.documentElement
  const chosen = read('okno.theme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.dataset.density = read('okno.density') === 'cosy' ? 'cosy' : 'compact'

  // What the server has drawn is seen only where the page will look the same: here, opened at its top.
  const isAsUsual =
    (read('okno.language') ?? root.lang) === root.lang && root.dataset.density === 'compact' && !read('okno.folded')
  // The app asks first whether it is its owner.
  const isInApp = 'Capacitor' in globalThis
  const isAtTop = location.hash === '' && performance.getEntriesByType('navigation')[0]?.type === 'navigate'
  if (isInApp || !(isAsUsual && isAtTop && matchMedia(root.dataset.picture ?? 'not all').matches))
    delete root.dataset.picture
})()
