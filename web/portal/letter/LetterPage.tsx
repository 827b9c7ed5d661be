import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { LetterLinkPage } from '../../../src/contract/mail/letter-link.ts'
import { isClosed, isResolved } from '../../../src/domain/ground/status.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { MessageText } from '../../request/MessageText.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { LetterFrame } from './LetterFrame.tsx'
import styles from './LetterPage.module.css'
import { LinkSheet } from './LinkSheet.tsx'
import { askedFor, useLetterLink, type Way } from './letter-link.ts'
import { CloseForm, type Posted, RateForm, ReplyForm, ResumeForm } from './WayForms.tsx'

/** Opened from a letter, by a person or by a scanner of links: it shows, and nothing happens until a button is pressed. */
export function LetterPage() {
  const { key = '' } = useParams({ strict: false })
  const link = useLetterLink(key)
  const [done, setDone] = useState<Done | null>(null)
  if (done) return <DoneSheet done={done} />
  return (
    <LinkSheet link={link} over={<OverSheet />}>
      {(page) => <OpenSheet linkKey={key} page={page} onDone={setDone} />}
    </LinkSheet>
  )
}

/** What was done leaves nothing else to do here. */
interface Done {
  readonly title: string
  readonly text: string
}

interface OpenSheetProps {
  readonly linkKey: string
  readonly page: LetterLinkPage
  readonly onDone: (done: Done) => void
}

function OpenSheet({ linkKey, page, onDone }: OpenSheetProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const [{ way: asked, score }] = useState(() => askedFor(location.search))
  const [chosen, setChosen] = useState<Way>(asked)
  const { number, solution, closesAt } = page
  const ways = waysOf(page)
  const way = ways.includes(chosen) ? chosen : (ways[0] ?? 'reply')
  const title = say(isClosed(page.status) ? 'portal.letter.closed' : 'portal.letter.resolved', { number })
  return (
    <LetterFrame title={title}>
      <p className={styles.about}>
        {page.subject}
        {page.place && <span>{placeName(page.place)}</span>}
      </p>
      {solution && (
        <blockquote className={styles.solution}>
          <MessageText text={solution.text} />
          <footer>
            {solution.author} · {formats.moment(solution.at, now)}
          </footer>
        </blockquote>
      )}
      <ChosenWay way={way} first={score} linkKey={linkKey} page={page} onDone={onDone} />
      <nav className={styles.ways} aria-label={say('portal.letter.ways')}>
        {ways
          .filter((one) => one !== way)
          .map((one) => (
            <Button key={one} onClick={() => setChosen(one)}>
              {say(`portal.letter.${one}`)}
            </Button>
          ))}
      </nav>
      {closesAt && isResolved(page.status) && (
        <p className="muted">{say('portal.letter.closes', { at: formats.moment(closesAt, now) })}</p>
      )}
    </LetterFrame>
  )
}

interface ChosenWayProps extends OpenSheetProps {
  readonly way: Way
  /** The face that was pressed in the letter. */
  readonly first: number | null
}

function ChosenWay({ way, first, linkKey, page, onDone }: ChosenWayProps) {
  const say = useSay()
  switch (way) {
    case 'rate':
      return <RateForm linkKey={linkKey} page={page} first={first} />
    case 'close':
      return <CloseForm linkKey={linkKey} page={page} />
    case 'resume': {
      const resumed = { title: say('portal.letter.resumed'), text: say('portal.letter.resumed.text') }
      return <ResumeForm linkKey={linkKey} page={page} onDone={() => onDone(resumed)} />
    }
    case 'reply': {
      const replied = ({ request: number, openedNew }: Posted) => ({
        title: say('portal.letter.replied'),
        text: openedNew ? say('portal.letter.replied.new', { number }) : say('portal.letter.replied.text'),
      })
      return <ReplyForm linkKey={linkKey} onDone={(posted) => onDone(replied(posted))} />
    }
  }
}

function waysOf({ moves, mayRate }: LetterLinkPage): readonly Way[] {
  return [...(mayRate ? (['rate'] as const) : []), ...moves, 'reply']
}

function DoneSheet({ done }: { readonly done: Done }) {
  return (
    <LetterFrame title={done.title}>
      <p role="status">{done.text}</p>
    </LetterFrame>
  )
}

function OverSheet() {
  const say = useSay()
  return (
    <LetterFrame title={say('portal.letter.over')}>
      <p>{say('portal.letter.over.text')}</p>
      <a className={buttonClass('primary')} href={paths.signInFor(paths.requests)}>
        {say('portal.letter.over.sign-in')}
      </a>
    </LetterFrame>
  )
}
