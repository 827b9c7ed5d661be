// Shows what the desk tells this device, and opens it: a part of the one worker of all pages (web/worker). It keeps nothing: no page, no answer, no word of a request.

self.addEventListener('push', (event) => event.waitUntil(show(event.data)))

/** Browsers that know declarative push show it by themselves and do not ask; elsewhere something is shown for every message. */
async function show(data) {
  const { title, body, lang, tag, navigate, actions = [], data: facts } = notificationIn(data)
  const shown = tag ? await self.registration.getNotifications({ tag }) : []
  // A message that came twice stands there once and rings once.
  const isNew = !shown.some((one) => one.data?.notice === facts?.notice && one.body === body)
  await self.registration.showNotification(title, {
    body,
    lang,
    icon: '/icon-192.png',
    data: { ...facts, navigate, leads: Object.fromEntries(actions.map((one) => [one.action, one.navigate])) },
    actions: actions.map(({ action, title: label }) => ({ action, title: label })),
    ...(tag && { tag, renotify: isNew, silent: !isNew }),
  })
}

function notificationIn(data) {
  try {
    const { notification } = data.json()
    if (typeof notification.title === 'string') return notification
  } catch {
    // Not ours: still something has to be shown, or the browser takes the permission away.
  }
  return { title: 'Окно', body: '', navigate: '/' }
}

self.addEventListener('notificationclick', (event) => {
  const { action, notification } = event
  const { navigate, take, leads = {} } = notification.data ?? {}
  notification.close()
  event.waitUntil(action === 'take' && take ? takeIt(take, notification) : open(leads[action] ?? navigate))
})

/** Takes the request for whoever was told, as long as nobody has it and he is still signed in here; what became of it is shown in its place. */
async function takeIt({ path, person, done, failed }, { lang, tag, data }) {
  const headers = { 'content-type': 'application/json', 'okno-person': String(person) }
  const body = JSON.stringify({ specialistId: person, expected: null })
  const answer = await fetch(path, { method: 'PUT', credentials: 'same-origin', headers, body }).catch(() => null)
  await self.registration.showNotification(answer?.ok ? done : failed, {
    lang,
    icon: '/icon-192.png',
    data: { notice: data.notice, navigate: data.navigate },
    ...(tag && { tag, silent: true }),
  })
}

/** The window in which this request is open comes to the front; without one there is a new one. Nothing outside the desk is opened. */
async function open(navigate) {
  const asked = new URL(navigate ?? '/', self.location.origin)
  const url = asked.origin === self.location.origin ? asked : new URL('/', self.location.origin)
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => isAt(new URL(one.url), url))
  if (!there) return self.clients.openWindow(url.href)
  // A page that is there already keeps what is being written in it: drafts come back wherever it is opened.
  if (url.search && there.navigate) return (await there.navigate(url.href).catch(() => null))?.focus()
  return there.focus()
}

function isAt({ origin, pathname }, url) {
  return origin === url.origin && (pathname === url.pathname || pathname.startsWith(`${url.pathname}/`))
}

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAnew(event)))

/** The browser has another address now. Whoever is signed out by then is told nothing more. */
async function subscribeAnew({ newSubscription }) {
  const answer = await fetch('/api/push/key', { credentials: 'same-origin' })
  if (!answer.ok) return
  const { key: applicationServerKey } = await answer.json()
  const fresh =
    newSubscription ?? (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }))
  const kept = await fetch('/api/push/subscriptions', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...fresh.toJSON(), name: '' }),
  })
  if (!kept.ok) await fresh.unsubscribe()
}
