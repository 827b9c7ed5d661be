import { useEffect, useRef, useState } from 'react'
import styles from './Letters.module.css'

interface OwnLetterProps {
  readonly title: string
  /** A letter of ours, as the server writes it. */
  readonly html: string
}

/**
 * A letter of ours as it looks by daylight, on a sheet where nothing runs. The page allows no inline styles, so those of the letter are put
 * on by hand.
 */
export function OwnLetter({ title, html }: OwnLetterProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isLoaded, setLoaded] = useState(false)
  useEffect(() => {
    const page = isLoaded ? frame.current?.contentDocument : null
    if (!page || !frame.current) return
    page.body.replaceChildren(page.importNode(undressed(html), true))
    page.body.style.margin = '0'
    for (const element of page.querySelectorAll<HTMLElement>('[data-css]'))
      element.style.cssText = element.dataset.css ?? ''
    frame.current.style.height = `${page.documentElement.scrollHeight}px`
  }, [html, isLoaded])
  return (
    <iframe
      ref={frame}
      title={title}
      src="/letter-sheet"
      sandbox="allow-same-origin"
      className={styles.sheet}
      onLoad={() => setLoaded(true)}
    />
  )
}

/** Its elements with their styles under another name; the sheet, which is for the dark and for phones, is left out. */
function undressed(html: string): DocumentFragment {
  const bare = html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(' style="', ' data-css="')
  const { body } = new DOMParser().parseFromString(bare, 'text/html')
  const all = document.createDocumentFragment()
  const page = document.createElement('div')
  if (body.dataset.css) page.dataset.css = body.dataset.css
  page.append(...body.childNodes)
  all.append(page)
  return all
}
