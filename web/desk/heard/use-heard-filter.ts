import { useLocation, useRouter } from '@tanstack/react-router'
import { NOTICE_TOPICS, type NoticeTopic } from '../../../src/domain/notices/topics.ts'
import type { Asked } from '../../notices/bell/use-notices.ts'

export const TOPICS = Object.keys(NOTICE_TOPICS) as NoticeTopic[]

/** What the page is narrowed to: it stands in the address, so that whoever comes back finds it. */
export function useHeardFilter(): { readonly asked: Asked; readonly ask: (asked: Asked) => void } {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const query = new URLSearchParams(searchStr)
  return {
    asked: {
      isNew: query.get('only') === 'new',
      about: TOPICS.find((topic) => topic === query.get('about')) ?? null,
    },
    ask: ({ isNew, about }) => {
      const next = new URLSearchParams({ ...(isNew && { only: 'new' }), ...(about && { about }) }).toString()
      history.replace(next === '' ? pathname : `${pathname}?${next}`)
    },
  }
}
