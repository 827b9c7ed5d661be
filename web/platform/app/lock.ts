import { voice } from '../../language.ts'
import { app } from './app.ts'
import styles from './Lock.module.css'

/** A belonging of the person: it goes as he signs out. */
const WISH = 'okno.lock'
/** When the page was last seen unlocked; it ends with the app. */
const SEEN = 'okno.lock.seen'
/** Whoever looks at another app for a moment is not asked. */
const AWAY = 60_000

export function isLockWanted(): boolean {
  return localStorage.getItem(WISH) === 'on'
}

/** Turned on only by whoever can open it again. */
export async function wantLock(isWanted: boolean, words: string): Promise<boolean> {
  if (isWanted && !(await app.verify?.(words))) return false
  if (isWanted) localStorage.setItem(WISH, 'on')
  else localStorage.removeItem(WISH)
  noteSeen()
  return true
}

/** Hides the page after a while away and as the app starts, until its owner shows himself. It locks the screen, not the session. */
export function lockWhenAway(): void {
  const look = () => {
    if (document.visibilityState === 'hidden') return isShown() || noteSeen()
    const seen = Number(sessionStorage.getItem(SEEN))
    if (isLockWanted() && Date.now() - seen > AWAY) lock()
    else noteSeen()
  }
  document.addEventListener('visibilitychange', look)
  look()
}

function noteSeen() {
  sessionStorage.setItem(SEEN, String(Date.now()))
}

function isShown(): boolean {
  return document.querySelector(`.${styles.lock}`) !== null
}

/** In the top layer, so that nothing of the page is seen or reached meanwhile. */
function lock() {
  if (isShown()) return
  const dialog = document.createElement('dialog')
  dialog.className = styles.lock ?? ''
  const title = document.createElement('h1')
  title.className = styles.title ?? ''
  title.textContent = voice._('common.lock.title')
  const open = buttonOf(voice._('common.lock.open'))
  const leave = buttonOf(voice._('common.sign-out'))
  dialog.append(title, open, leave)
  dialog.setAttribute('aria-label', title.textContent)
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  const ask = async () => {
    if (!(await app.verify?.(voice._('common.lock.reason')))) return
    noteSeen()
    dialog.remove()
  }
  open.addEventListener('click', () => void ask())
  const told = document.createElement('p')
  told.setAttribute('role', 'alert')
  dialog.append(told)
  leave.addEventListener('click', async () => {
    const { sendAndSignOut } = await import('../../session.ts')
    // What waits is asked about on the page, and nobody sees the page here.
    const isOut = await sendAndSignOut().catch(() => false)
    if (!isOut) told.textContent = voice._('common.lock.waits')
  })
  document.body.append(dialog)
  dialog.showModal()
  void ask()
}

function buttonOf(words: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.className = styles.button ?? ''
  button.textContent = words
  return button
}
