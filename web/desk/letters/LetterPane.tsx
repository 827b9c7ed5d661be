import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { OpenedLetter } from '../../../src/contract/mail/letter.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { LetterSheet } from '../../request/LetterSheet.tsx'
import { MessageText } from '../../request/MessageText.tsx'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { iconOfFile } from '../../ui/FileRow.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AuthorSection } from './AskAuthor.tsx'
import { Decide } from './Decide.tsx'
import styles from './LetterPane.module.css'
import { useLetter } from './use-letters.ts'
import { WhyHere } from './WhyHere.tsx'

interface LetterPaneProps {
  readonly id: number
  /** Where «назад» leads on a narrow screen. */
  readonly back: string
}

/** One letter: who, what, why it is where it is, and what can still be done with it. */
export function LetterPane({ id, back }: LetterPaneProps) {
  const say = useSay()
  const { data: letter, error, refetch } = useLetter(id)
  return (
    <section className={styles.pane} aria-label={say('desk.letters.text')}>
      <a className={classes(buttonClass('ghost'), styles.back)} href={back}>
        <ButtonFace icon={IconArrowLeft}>{say('desk.letters.back')}</ButtonFace>
      </a>
      {letter ? (
        <Opened letter={letter} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading widths={[48, 88, 72]} groups={3} />
      )}
    </section>
  )
}

function Opened({ letter }: { readonly letter: OpenedLetter }) {
  const say = useSay()
  return (
    <>
      <Head letter={letter} />
      <div className={styles.columns}>
        <div className={styles.words}>
          {letter.unreadable !== null ? (
            <p role="alert">{say('desk.letters.unreadable', { why: letter.unreadable })}</p>
          ) : (
            <Words letter={letter} />
          )}
          <Files letter={letter} />
          <Headers letter={letter} />
        </div>
        <aside className={styles.beside}>
          <WhyHere letter={letter} />
          {letter.author && <AuthorSection letter={letter.id} author={letter.author} />}
          {(letter.mayBeFiled || letter.mayBeMoved) && <Decide letter={letter} />}
        </aside>
      </div>
    </>
  )
}

function Head({ letter }: { readonly letter: OpenedLetter }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { id, subject, name, from, recipients, receivedAt, mailbox } = letter
  return (
    <header className={styles.head}>
      <h1>{subject || say('desk.letters.no-subject')}</h1>
      <a className={buttonClass('ghost')} href={`/api/letters/${id}/source`} download>
        <ButtonFace icon={IconDownload}>{say('desk.letters.download')}</ButtonFace>
      </a>
      <p>
        <b>{name || from || say('desk.letters.no-sender')}</b>
        {name && from && <span className={styles.address}> {from}</span>}
      </p>
      <p className={styles.meta}>
        {say('desk.letters.came', { moment: formats.moment(receivedAt, now), mailbox })}
        {recipients.length > 0 && <> · {say('desk.letters.to', { recipients: recipients.slice(0, 5).join(', ') })}</>}
      </p>
    </header>
  )
}

function Words({ letter: { id, text, quoted, html, files } }: { readonly letter: OpenedLetter }) {
  const say = useSay()
  const pictureAt = useCallback(
    (contentId: string) => {
      const found = files.find((file) => file.contentId === contentId)
      return found ? `/api/letters/${id}/files/${found.place}` : null
    },
    [id, files],
  )
  return (
    <>
      {text ? <MessageText text={text} quoted={quoted} /> : <p className="muted">{say('desk.letters.no-text')}</p>}
      {html !== null && (
        <details className={styles.more}>
          <summary>{say('common.letter.as-it-looked')}</summary>
          <LetterSheet html={html} pictureAt={pictureAt} />
        </details>
      )}
    </>
  )
}

function Files({ letter: { id, files } }: { readonly letter: OpenedLetter }) {
  const say = useSay()
  const formats = useFormats()
  if (files.length === 0) return null
  return (
    <section aria-label={say('desk.letters.files')}>
      <ul className={styles.files}>
        {files.map(({ place, name, mediaType, size }) => (
          <li key={place}>
            <a href={`/api/letters/${id}/files/${place}`} download={name} className={styles.file}>
              <Icon of={iconOfFile(mediaType)} size={16} />
              <span className="cut grow">{name}</span>
              <span className="muted">{formats.size(size)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Headers({ letter: { headers } }: { readonly letter: OpenedLetter }) {
  const say = useSay()
  if (headers.length === 0) return null
  return (
    <details className={styles.more}>
      <summary>{say('desk.letters.headers')}</summary>
      <dl className={styles.headers}>
        {headers.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
