import type { ReactNode } from 'react'
import { useSay } from '../language.ts'
import styles from './MessageText.module.css'
import { piecesOf } from './message-pieces.ts'

interface MessageTextProps {
  readonly text: string
  /** What a letter quoted: one click away. */
  readonly quoted?: string | null | undefined
}

/** Somebody else's words: plain text, never markup. Addresses become links, empty lines paragraphs. */
export function MessageText({ text, quoted }: MessageTextProps) {
  const paragraphs = text.trim().split(/\n{2,}/)
  return (
    <div className={styles.text}>
      {paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sent message never changes its order
        <p key={place}>{piecesOf(paragraph).map(linked)}</p>
      ))}
      {quoted && <Quoted text={quoted} />}
    </div>
  )
}

function Quoted({ text }: { readonly text: string }) {
  const say = useSay()
  return (
    <details className={styles.quoted}>
      <summary>{say('common.message.quoted')}</summary>
      {text}
    </details>
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
