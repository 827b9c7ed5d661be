import { I18nProvider } from '@lingui/react'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Texts, TextsContext, voice } from './language.ts'

interface AroundProps {
  readonly texts: Texts
  readonly queries: QueryClient
  readonly children: ReactNode
}

/** What every page finds around itself: words, and what was asked before. */
export function Around({ texts, queries, children }: AroundProps) {
  return (
    <TextsContext value={texts}>
      <I18nProvider i18n={voice}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </I18nProvider>
    </TextsContext>
  )
}
