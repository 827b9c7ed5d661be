import type { QueryClient } from '@tanstack/react-query'
import { dropBrought, isAllTaken } from './brought.ts'

/** A page that does not stand by then shows what it has, in milliseconds. */
const AT_MOST = 5_000

/** Takes the picture of the page away once the page itself has drawn what it shows, so that nothing is seen to change. */
export function takePictureDown(queries: QueryClient, root: HTMLElement): void {
  const picture = document.getElementById('picture')
  if (!picture) return
  const until = performance.now() + AT_MOST
  let drawn = 0
  const look = () => {
    drawn = stands(queries, root) ? drawn + 1 : 0
    // Once more after it stood: what it does as soon as it stands, as scrolling to its place, is done.
    if (drawn < 2 && performance.now() < until) return void requestAnimationFrame(look)
    dropBrought()
    picture.remove()
  }
  requestAnimationFrame(look)
}

function stands(queries: QueryClient, root: HTMLElement): boolean {
  const isAsking = queries.isFetching({ predicate: ({ state }) => state.data === undefined }) > 0
  return isAllTaken() && !isAsking && root.querySelector('[data-bones]') === null
}
