import type { AnyRouter } from '@tanstack/react-router'

/**
 * Plain links of a surface open without loading the page anew, wherever they stand: in menus, in messages, in toasts.
 * Links to another surface, to files and to the outside stay links.
 */
export function followLinks(router: AnyRouter, owns: (path: string) => boolean) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.defaultPrevented || event.button !== 0 || isForNewTab(event)) return
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    if (!owns(link.pathname) || isOnlyAnchor(link)) return
    event.preventDefault()
    router.history.push(link.pathname + link.search + link.hash)
  })
}

function isForNewTab(event: MouseEvent) {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
}

function isOnlyAnchor(link: HTMLAnchorElement) {
  return link.hash !== '' && link.pathname === location.pathname && link.search === location.search
}
