import type { ReactNode } from 'react'
import styles from './MessageText.module.css'
import { piecesOf } from './message-pieces.ts'

/** Somebody else's words: plain text, never markup. Addresses become links, empty lines paragraphs. */
export function MessageText({ text }: { readonly text: string }) {
  const paragraphs = text.trim().split(/\n{2,}/)
  return (
    <div className={styles.text}>
      {paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sent message never changes its order
        <p key={place}>{piecesOf(paragraph).map(linked)}</p>
      ))}
    </div>
  )
}

function linked(piece: { readonly text: string; readonly href?: string }, place: number): ReactNode {
  if (!piece.href) return piece.text
  const own = piece.href.startsWith('/')
  return (
    <a
      key={place}
      className="link"
      href={piece.href}
      {...(!own && { target: '_blank', rel: 'noopener noreferrer nofollow' })}
    >
      {piece.text}
    </a>
  )
}
