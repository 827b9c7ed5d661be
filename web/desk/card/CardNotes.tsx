import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CardNote } from '../../../src/contract/request/card.ts'
import { post, put, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useDraft } from '../../drafts.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focus.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Card.module.css'
import { CardSection } from './CardSection.tsx'
import { type CardName, notesKey, useNotes } from './use-cards.ts'

/** The longest note, as the contract takes it. */
const LONGEST = 5_000

/** What the support remembers of a person or a restaurant. */
export function CardNotes({ card }: { readonly card: CardName }) {
  const say = useSay()
  const { data, error, refetch } = useNotes(card)
  const me = useMe()
  const draft = useDraft(`${me.id}:card-${card.kind}-${card.id}`, { text: '' })
  const [isAsked, setAsked] = useState(false)
  // What was begun before stands there again, until it is kept or thrown away.
  const isWriting = draft.ready && (isAsked || draft.body.text.trim() !== '')
  return (
    <CardSection
      title={say('desk.card.notes')}
      aside={
        me.abilities.keepNotes &&
        data &&
        !isWriting && (
          <button type="button" className="link" onClick={() => setAsked(true)}>
            {say('desk.card.note.new')}
          </button>
        )
      }
    >
      {error && !data && <Failed error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading widths={[88, 48]} groups={1} />}
      {data?.notes.length === 0 && !isWriting && <p className={styles.none}>{say('desk.card.notes.none')}</p>}
      {isWriting && (
        <NoteForm
          card={card}
          label={say('desk.card.note.new')}
          typed={[draft.body, draft.change]}
          takesFocus={isAsked}
          send={(body, key) => post(`/api/${card.kind}/${card.id}/notes`, body, key)}
          onClose={() => {
            draft.discard()
            setAsked(false)
          }}
        />
      )}
      {data && data.notes.length > 0 && (
        <ul className={styles.notes}>
          {data.notes.map((note) => (
            <Note key={note.id} card={card} note={note} />
          ))}
        </ul>
      )}
    </CardSection>
  )
}

function Note({ card, note }: { readonly card: CardName; readonly note: CardNote }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const me = useMe()
  const [isChanging, setChanging] = useState(false)
  const typed = useState({ text: note.text })
  const drop = useDrop(card, note)
  if (isChanging) {
    return (
      <li>
        <NoteForm
          card={card}
          label={say('desk.card.note.change')}
          typed={typed}
          takesFocus
          send={(body) => put(`/api/card-notes/${note.id}`, body)}
          onClose={() => setChanging(false)}
        />
      </li>
    )
  }
  return (
    <li className={styles.note}>
      <p className={styles.text}>{note.text}</p>
      <p className={styles.by}>
        <span className="grow">
          {note.author.name} ·{' '}
          <time dateTime={note.writtenAt} data-tip={formats.exact(note.writtenAt)}>
            {formats.moment(note.writtenAt, now)}
          </time>
          {note.changedAt && <span data-tip={formats.exact(note.changedAt)}> · {say('desk.card.note.changed')}</span>}
        </span>
        {note.author.id === me.id && (
          <>
            <IconButton
              icon={IconPencil}
              size={16}
              label={say('desk.card.note.change')}
              onClick={() => {
                typed[1]({ text: note.text })
                setChanging(true)
              }}
            />
            <IconButton icon={IconTrash} size={16} label={say('desk.card.note.remove')} onClick={drop} />
          </>
        )}
      </p>
    </li>
  )
}

/** Takes a note away at once; the toast writes it anew. */
function useDrop(card: CardName, note: CardNote) {
  const say = useSay()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: notesKey(card) })
  const fail = (error: unknown) => showToast({ text: say(textOfProblem(error)), urgent: true })
  const restore = () => post(`/api/${card.kind}/${card.id}/notes`, { text: note.text }).then(refresh, fail)
  return () => {
    remove(`/api/card-notes/${note.id}`).then(async () => {
      await refresh()
      showToast({ text: say('desk.card.note.removed'), undo: { label: say('common.undo'), run: () => void restore() } })
    }, fail)
  }
}

interface Words {
  readonly text: string
}

interface NoteFormProps {
  readonly card: CardName
  readonly label: string
  readonly typed: readonly [Words, (words: Words) => void]
  readonly takesFocus: boolean
  readonly send: (body: { readonly text: string }, key: string) => Promise<unknown>
  readonly onClose: () => void
}

function NoteForm({ card, label, typed, takesFocus, send, onClose }: NoteFormProps) {
  const say = useSay()
  const queries = useQueryClient()
  const form = useForm({
    typed,
    check: ({ text }) => ({ text: text.trim() === '' && say('desk.card.note.empty') }),
    body: ({ text }) => ({ text }),
    send: (body, key) => send(body, key),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: notesKey(card) })
      showToast({ text: say('desk.card.note.kept') })
      onClose()
    },
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <TextArea
        label={label}
        hint={say('desk.card.note.hint')}
        rows={3}
        maxLength={LONGEST}
        ref={takesFocus ? focusAtOnce : null}
        value={form.typed.text}
        error={form.error('text')}
        onChange={(event) => form.set({ text: event.target.value })}
      />
      <FormTrouble form={form} />
      <div className={styles.actions}>
        <SendButton form={form}>{say('desk.card.note.keep')}</SendButton>
        <Button kind="ghost" onClick={onClose}>
          {say('desk.card.cancel')}
        </Button>
      </div>
    </form>
  )
}
