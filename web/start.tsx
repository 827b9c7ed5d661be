import './ui/tokens.css'
import './ui/page.css'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { options } from 'preact'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { onFarewell } from './belongings.ts'
import { firstLanguage, speakIn, type Texts, TextsContext, voice } from './language.ts'
import { isApp } from './platform/shell.ts'
import { newQueryClient } from './queries.ts'
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
  const page = createRoot(root)
  onFarewell(() => page.unmount())
  page.render(
    <StrictMode>
      <TextsContext value={texts}>
        <I18nProvider i18n={voice}>
          <QueryClientProvider client={newQueryClient()}>{surface}</QueryClientProvider>
        </I18nProvider>
      </TextsContext>
    </StrictMode>,
  )
}
