import { useEffect, useRef, useState } from 'react'
import { useSay } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import styles from './LetterSheet.module.css'

interface LetterSheetProps {
  /** HTML of a stranger, cleaned by the server; it is cleaned here once more, by another tool. */
  readonly html: string
  /** Where a picture of the letter itself is found, by its Content-ID; null when it has no such picture. */
  readonly pictureAt: (contentId: string) => string | null
}

/** A letter in its own looks, on a sheet where nothing runs. Pictures from elsewhere wait until they are asked for. */
export function LetterSheet({ html, pictureAt }: LetterSheetProps) {
  const say = useSay()
  const [remote, setRemote] = useState(false)
  const frame = useRef<HTMLIFrameElement>(null)
  const [hidden, setHidden] = useState(0)
  const [isBlank, setIsBlank] = useState(true)

  useEffect(() => {
    const sheet = isBlank ? null : frame.current?.contentDocument?.body
    if (!sheet) return
    let isGone = false
    const grow = new ResizeObserver(() => {
      if (frame.current) frame.current.style.height = `${sheet.ownerDocument.documentElement.scrollHeight}px`
    })
    void import('./purified.ts').then(({ purified }) => {
      if (isGone) return
      const { content, remotePictures } = purified(html, { pictureAt, remote })
      sheet.replaceChildren(content)
      setHidden(remote ? 0 : remotePictures)
      grow.observe(sheet)
    })
    return () => {
      isGone = true
      grow.disconnect()
    }
  }, [html, pictureAt, remote, isBlank])

  const showPictures = () => {
    setIsBlank(true)
    setRemote(true)
  }
  return (
    <div className={styles.letter}>
      {hidden > 0 && (
        <div className={styles.pictures}>
          <span>{say('common.letter.pictures', { count: hidden })}</span>
          <Button onClick={showPictures}>{say('common.letter.show-pictures')}</Button>
        </div>
      )}
      <iframe
        key={String(remote)}
        ref={frame}
        className={styles.sheet}
        title={say('common.letter.sheet')}
        src={remote ? '/letter-sheet?pictures=remote' : '/letter-sheet'}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        onLoad={() => setIsBlank(false)}
      />
    </div>
  )
}
