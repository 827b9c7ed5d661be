import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { LetterLooks } from '../../src/contract/request/message.ts'
import { get } from '../api.ts'
import { Failed, Loading } from '../frame/Loaded.tsx'
import { useSay } from '../language.ts'
import { keys } from '../queries.ts'
import { LetterSheet } from './LetterSheet.tsx'
import styles from './MessageText.module.css'

interface MessageLooksProps {
  readonly request: number
  readonly message: number
}

/** The letter that a message came in, as its sender saw it: asked for only when somebody wants to look. */
export function MessageLooks({ request, message }: MessageLooksProps) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={styles.quoted} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{say('common.letter.as-it-looked')}</summary>
      {isOpen && <Sheet request={request} message={message} />}
    </details>
  )
}

function Sheet({ request, message }: MessageLooksProps) {
  const looks = useQuery({
    queryKey: [...keys.request(request), 'looks', message],
    queryFn: ({ signal }) => get<LetterLooks>(`/api/requests/${request}/messages/${message}/looks`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (looks.data) return <Letter looks={looks.data} />
  return looks.isError ? <Failed error={looks.error} onRetry={() => void looks.refetch()} /> : <Loading />
}

function Letter({ looks: { html, pictures } }: { readonly looks: LetterLooks }) {
  const pictureAt = useCallback(
    (contentId: string) => {
      const found = pictures.find((picture) => picture.contentId === contentId)
      return found ? `/api/files/${found.fileId}?inline=true` : null
    },
    [pictures],
  )
  return <LetterSheet html={html} pictureAt={pictureAt} />
}
