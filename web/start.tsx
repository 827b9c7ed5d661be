import './ui/tokens.css'
import './ui/page.css'
import { options } from 'preact'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Around } from './Around.tsx'
import { onFarewell } from './belongings.ts'
import { firstLanguage, speakIn, type Texts } from './language.ts'
import { isApp } from './platform/shell.ts'
import { newQueryClient } from './queries.ts'
import { takePictureDown } from './take-down.ts'
import { followTheme } from './theme.ts'
import { followFocus } from './ui/focus.ts'

// What a press changed holds before the next key is heard, listeners too: by default they are changed only after the screen was drawn.
options.requestAnimationFrame = queueMicrotask

/** Puts a surface on the page once its words are there. */
export async function start(texts: Texts, surface: ReactNode) {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root')
  followTheme()
  followFocus()
  await speakIn(firstLanguage(), texts)
  if (isApp()) void import('./platform/app/start.ts').then(({ startApp }) => startApp())
  const queries = newQueryClient()
  const page = createRoot(root)
  onFarewell(() => page.unmount())
  page.render(
    <StrictMode>
      <Around texts={texts} queries={queries}>
        {surface}
      </Around>
    </StrictMode>,
  )
  takePictureDown(queries, root)
}
