import purify from 'dompurify'

interface Pictures {
  readonly pictureAt: (contentId: string) => string | null
  /** Pictures from elsewhere were asked for. */
  readonly remote: boolean
}

export interface Purified {
  readonly content: DocumentFragment
  readonly remotePictures: number
}

/** A link that names its site whole; any other would open a page of ours. */
const WHOLE = /^(?:https?:\/\/[^\s/\\?#]|mailto:|tel:)/i

/** The second cleaning: what the server let through goes once more through the browser's own parser. */
export function purified(html: string, { pictureAt, remote }: Pictures): Purified {
  const content = purify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'option',
      'video',
      'audio',
      'source',
      'template',
    ],
    FORBID_ATTR: ['id', 'class', 'name', 'srcset', 'background', 'action', 'formaction', 'poster'],
    ALLOW_ARIA_ATTR: false,
    ADD_ATTR: ['target'],
    RETURN_DOM_FRAGMENT: true,
  })
  const images = [...content.querySelectorAll('img')]
  for (const image of images) {
    const own = image.dataset.picture === undefined ? null : pictureAt(image.dataset.picture)
    if (own !== null) image.src = own
    else if (remote && image.dataset.remote !== undefined) image.src = image.dataset.remote
  }
  for (const link of content.querySelectorAll('a')) {
    if (!WHOLE.test(link.getAttribute('href') ?? '')) link.removeAttribute('href')
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
  }
  return { content, remotePictures: images.filter(({ dataset }) => dataset.remote !== undefined).length }
}
