import { useEffect } from 'react'
import { useSay } from './language.ts'

/** «№1042 Касса не печатает — Служба поддержки» in the tab, for as long as the page stands. */
export function useTitle(title: string) {
  const place = useSay()('common.service')
  useEffect(() => {
    document.title = `${title} — ${place}`
  }, [title, place])
}
