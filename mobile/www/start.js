// @ts-check
/** The first page of the app: it asks for the address of an installation, and stands in for one that did not open. */

const TEXTS = {
  ru: {
    title: 'Где ваша поддержка?',
    lead: 'Введите адрес портала поддержки. Он есть в письмах от неё.',
    gone: 'Портал не открылся',
    goneLead: 'Проверьте связь и попробуйте ещё раз. Если адрес сменился, введите новый.',
    label: 'Адрес',
    open: 'Открыть',
    scan: 'Сканировать QR-код',
    wrong: 'Это не похоже на адрес. Например: help.example.com',
    insecure: 'Приложение открывает только защищённые адреса, с https.',
    hint: 'Адрес можно будет сменить в профиле.',
    frame: 'Наведите камеру на QR-код',
  },
  en: {
    title: 'Where is your support?',
    lead: 'Type the address of its portal. It stands in the letters that you get from it.',
    gone: 'The portal did not open',
    goneLead: 'Check the connection and try again. If the address has changed, type the new one.',
    label: 'Address',
    open: 'Open',
    scan: 'Scan a QR code',
    wrong: 'This does not look like an address. For instance: help.example.com',
    insecure: 'The app opens protected addresses only, with https.',
    hint: 'The address can be changed in the profile.',
    frame: 'Point the camera at the QR code',
  },
}

const REMEMBERED = 'okno.address'
const words = navigator.language.toLowerCase().startsWith('ru') ? TEXTS.ru : TEXTS.en
/** It was opened before, so this page stands in for one that did not open. */
const before = localStorage.getItem(REMEMBERED)

/**
 * What somebody typed or scanned, as the origin of an installation.
 * @param {string} typed
 * @returns {{ readonly origin: string } | { readonly trouble: string }}
 */
export function originOf(typed) {
  const text = typed.trim()
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return { trouble: words.wrong }
  const { protocol, hostname, username, origin } = new URL(address)
  if (username !== '' || !hostname.includes('.') || text === '') return { trouble: words.wrong }
  return protocol === 'https:' ? { origin } : { trouble: words.insecure }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} id
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function part(tag, id) {
  const found = document.querySelector(`${tag}#${id}`)
  if (!found) throw new Error(`the page has no #${id}`)
  return /** @type {HTMLElementTagNameMap[Tag]} */ (found)
}

const field = part('input', 'address')
const trouble = part('p', 'trouble')

/** @param {string} typed */
function open(typed) {
  const found = originOf(typed)
  if ('trouble' in found) {
    trouble.textContent = found.trouble
    field.setAttribute('aria-invalid', 'true')
    return field.focus()
  }
  localStorage.setItem(REMEMBERED, found.origin)
  // The shell takes it from here, and from no other page.
  location.assign(`okno://installation?address=${encodeURIComponent(found.origin)}`)
}

async function scan() {
  if (!scanner) return
  const order = { hint: 0, scanInstructions: words.frame, scanButton: false, scanText: ' ', cameraDirection: 1 }
  try {
    const { ScanResult } = await scanner.scanBarcode({ ...order, scanOrientation: 3 })
    field.value = ScanResult
    open(ScanResult)
  } catch {
    // Whoever closes the camera wants to type.
    field.focus()
  }
}

/** There is no bridge while this page stands in for another one. */
const scanner = Reflect.get(globalThis, 'Capacitor')?.Plugins?.CapacitorBarcodeScanner

document.documentElement.lang = words === TEXTS.ru ? 'ru' : 'en'
part('h1', 'title').textContent = before ? words.gone : words.title
part('p', 'lead').textContent = before ? words.goneLead : words.lead
part('label', 'label').textContent = words.label
part('button', 'open').textContent = words.open
part('button', 'scan').textContent = words.scan
part('button', 'scan').hidden = !scanner
part('p', 'hint').textContent = words.hint
field.value = before?.replace('https://', '') ?? ''
field.addEventListener('input', () => {
  trouble.textContent = ''
  field.removeAttribute('aria-invalid')
})
part('form', 'form').addEventListener('submit', (event) => {
  event.preventDefault()
  open(field.value)
})
part('button', 'scan').addEventListener('click', () => void scan())
