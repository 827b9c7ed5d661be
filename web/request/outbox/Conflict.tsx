import { useQuery } from '@tanstack/react-query'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import type { Entry } from '../../outbox/entry.ts'
import { sendAgain, takeBack } from '../../outbox/outbox.ts'
import { numberOf } from '../../outbox/place.ts'
import { useOutbox } from '../../outbox/use-outbox.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { useMe } from '../../session.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { copy } from './copy.ts'
import styles from './OutboxList.module.css'
import { problemIn } from './problem-in.ts'
import { sayEntry, wordsOf } from './say-entry.ts'

/** The request moved on meanwhile: what one wanted, how it stands now, and what may become of it. Nothing goes without a choice. */
export function Conflict({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const say = useSay()
  const { entries } = useOutbox()
  const number = numberOf(entry, entries)
  const words = wordsOf(entry)
  const wanted = sayEntry(entry, entries, say)
  return (
    <Dialog opened onClose={onClose} title={say('outbox.conflict.title')}>
      {entry.refused && <p>{say(textOfProblem(problemIn(entry.refused)))}</p>}
      <section className={styles.part}>
        <h3>{say('outbox.conflict.wanted')}</h3>
        <p>{wanted}</p>
        {words !== '' && <p className={styles.text}>{words}</p>}
      </section>
      {number !== null && <Now number={number} />}
      <Choices entry={entry} number={number} words={words} wanted={wanted} onClose={onClose} />
    </Dialog>
  )
}

function Now({ number }: { readonly number: number }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data, error } = useQuery({
    queryKey: keys.request(number),
    queryFn: ({ signal }) => get<RequestDetails>(`/api/requests/${number}`, signal),
  })
  const last = data?.messages.findLast(({ id }) => id > 0)
  return (
    <section className={styles.part}>
      <h3>{say('outbox.conflict.now')}</h3>
      {data && (
        <p>
          {data.subject}: {say(`status.${data.status}`).toLocaleLowerCase()}
        </p>
      )}
      {last && (
        <p className={styles.words}>
          {last.author.name}, {formats.moment(last.sentAt, now)}: {last.text}
        </p>
      )}
      {!data && error && <p>{say('outbox.conflict.unknown')}</p>}
    </section>
  )
}

interface ChoicesProps {
  readonly entry: Entry
  readonly number: number | null
  readonly words: string
  readonly wanted: string
  readonly onClose: () => void
}

function Choices({ entry, number, words, wanted, onClose }: ChoicesProps) {
  const say = useSay()
  const { isStaff, abilities } = useMe()
  const { kind, body, refused, files, about } = entry
  const isCrossed = refused?.code === 'message.crossed'
  const isWords = kind === 'reply' || kind === 'note'
  const mayReply = number !== null && !isWords && kind !== 'new'
  const again = (change: Parameters<typeof sendAgain>[1] = {}) => {
    void sendAgain(entry.id, change)
    onClose()
  }
  const asReply = () => {
    const text = [say('outbox.conflict.reply-text', { what: wanted }), about.text ?? ''].filter(Boolean).join('\n')
    again({ kind: 'reply', method: 'POST', path: `/api/requests/${number}/messages`, body: { text } })
  }
  const drop = () => {
    void takeBack(entry.id)
    onClose()
  }
  const open =
    number === null ? null : isStaff && abilities.workOnDesk ? paths.deskRequest(number) : paths.request(number)
  return (
    <div className={styles.choices}>
      {isCrossed ? (
        <Button kind="primary" onClick={() => again({ body: { ...body, anyway: true } })}>
          {say('outbox.conflict.anyway')}
        </Button>
      ) : (
        <Button kind={mayReply ? 'default' : 'primary'} onClick={() => again()}>
          {say('outbox.conflict.again')}
        </Button>
      )}
      {mayReply && (
        <Button kind="primary" onClick={asReply}>
          {say('outbox.conflict.as-reply')}
        </Button>
      )}
      {files.length > 0 && <Button onClick={() => again({ files: [] })}>{say('outbox.conflict.without-files')}</Button>}
      {open !== null && (
        <a className={buttonClass()} href={open} onClick={onClose}>
          {say('outbox.conflict.open')}
        </a>
      )}
      {words !== '' && <Button onClick={() => copy(words, say('outbox.copied'))}>{say('outbox.copy')}</Button>}
      <Button onClick={drop}>{say('outbox.drop')}</Button>
    </div>
  )
}
