import { IconCheck, IconPaperclip, IconSlash } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { classes } from '../../ui/classes.ts'
import { giveFocusBack } from '../../ui/focus.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Growing } from '../../ui/TextArea.tsx'
import { AttachedFiles } from './AttachedFiles.tsx'
import styles from './Composer.module.css'
import { Crossed } from './Crossed.tsx'
import { NewerWords } from './NewerWords.tsx'
import { Recipients } from './Recipients.tsx'
import { SendButton } from './SendButton.tsx'
import { Suggestions } from './Suggestions.tsx'
import { useAttached } from './use-attached.ts'
import { isEmpty, useKeptDraft } from './use-kept-draft.ts'
import type { useSend } from './use-send.ts'
import { useSuggestions } from './use-suggestions.ts'
import type { Mode } from './wanted-mode.ts'

/** Changes when the desk may have begun a reply for its reader: the request has become his, or an automation has gone over it. */
function useBegun(mode: Mode, { specialist, version, events }: RequestDetails): string | null {
  const { id } = useMe()
  if (mode !== 'reply' || specialist?.id !== id) return null
  return `${version} ${events.findLast(({ type }) => type === 'request.automated')?.id}`
}

interface WordsBoxProps {
  readonly mode: Mode
  readonly details: RequestDetails
  readonly sending: ReturnType<typeof useSend>
  readonly takesFocus: boolean
  /** Grows each time somebody asks for the focus. */
  readonly focusAsked: number
  readonly onMode: (mode: Mode) => void
}

export function WordsBox({ mode, details, sending, takesFocus, focusAsked, onMode }: WordsBoxProps) {
  const say = useSay()
  const { number, may, messages } = details
  const draft = useKeptDraft(`${mode}-${number}`, messages, useBegun(mode, details))
  const { words, change, discard, ready } = draft
  const attached = useAttached(draft)
  const area = useRef<HTMLTextAreaElement>(null)
  const composer = useRef<HTMLDivElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [isDropping, setDropping] = useState(false)
  const { send, isSending, crossing, settle } = sending
  const lastSeen = messages.findLast(({ id }) => id > 0)?.id ?? null

  // Before the next key is heard: «R» and the first word are often typed in one go.
  useLayoutEffect(() => {
    if (takesFocus && ready && focusAsked > 0) area.current?.focus()
  }, [takesFocus, ready, focusAsked])

  const write = (text: string, more: Partial<typeof words> = {}) => {
    change({ text, ...(isEmpty(words) && { after: lastSeen }), ...more })
  }
  const suggestions = useSuggestions({ mode, number, area, text: words.text, mentions: words.mentions, write })

  const submit = async (anyway = false) => {
    const isRefused = attached.files.some(({ refusal }) => refusal !== null)
    if (isSending || isRefused || (isEmpty(words) && attached.files.length === 0)) return
    if (!(await send(mode, words, attached.handOver(), anyway))) {
      // What was still on its way goes on.
      for (const { key, state } of attached.files) if (state !== 'done') attached.resume(key)
      return area.current?.focus()
    }
    discard()
    attached.clear()
  }
  const done = () => {
    discard()
    attached.clear()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (suggestions.onKeyDown(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void submit()
    }
    if (event.key === 'Escape' && composer.current) giveFocusBack(composer.current)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    attached.add(event.clipboardData.files)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setDropping(false)
    attached.add(event.dataTransfer.files)
  }
  const modes = [
    ...(may.reply ? [{ value: 'reply' as const, label: say('desk.reply') }] : []),
    ...(may.note ? [{ value: 'note' as const, label: say('desk.note') }] : []),
  ]
  const shown = isSending ? '' : words.text
  return (
    <div className={classes(styles.place, 'on-screen')} data-stays-clear>
      {crossing.length > 0 && (
        <Crossed
          messages={crossing}
          onAnyway={() => void submit(true)}
          onChange={() => {
            settle()
            change({ after: lastSeen })
            area.current?.focus()
          }}
        />
      )}
      {crossing.length === 0 && !isSending && !isEmpty(words) && (
        <NewerWords messages={messages} after={words.after} onSeen={() => change({ after: lastSeen })} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may also be chosen by the button */}
      <div
        ref={composer}
        className={classes(styles.composer, isDropping && styles.dropping)}
        data-mode={mode}
        onDragOver={(event) => {
          event.preventDefault()
          setDropping(true)
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={onDrop}
      >
        <Suggestions {...suggestions} />
        <div className={styles.top}>
          <Segmented label={say('desk.composer.mode')} value={mode} options={modes} onChange={onMode} />
          <Recipients mode={mode} details={details} />
        </div>
        <Growing
          ref={area}
          className={styles.text}
          rows={1}
          maxRows={10}
          readOnly={!ready || isSending}
          value={shown}
          aria-label={say(mode === 'note' ? 'desk.composer.note' : 'desk.composer.reply')}
          placeholder={say(mode === 'note' ? 'desk.composer.note.hint' : 'desk.composer.reply.hint')}
          {...suggestions.wiring}
          onChange={(event) => {
            write(event.target.value)
            suggestions.look()
          }}
          onSelect={suggestions.look}
          onCompositionEnd={suggestions.look}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => {
            draft.save()
            suggestions.close()
          }}
        />
        {!isSending && <AttachedFiles attached={attached} />}
        <div className={styles.bottom}>
          <IconButton
            icon={IconSlash}
            size={16}
            className={styles.tool}
            label={say('desk.composer.template')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => suggestions.openTemplates()}
          />
          <IconButton
            icon={IconPaperclip}
            size={16}
            className={styles.tool}
            label={say('desk.composer.attach')}
            onClick={() => chooser.current?.click()}
          />
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              attached.add(event.target.files ?? [])
              event.target.value = ''
            }}
          />
          <span className={styles.saved} role="status">
            {draft.isSaved && (
              <>
                <Icon of={IconCheck} size={14} />
                <span>{say('desk.composer.saved')}</span>
              </>
            )}
          </span>
          <SendButton
            mode={mode}
            details={details}
            words={shown}
            fileIds={words.files.map(({ id }) => id)}
            reason={reasonNot()}
            onSend={() => void submit()}
            onDone={done}
          />
        </div>
      </div>
    </div>
  )

  function reasonNot(): string | undefined {
    if (isSending) return undefined
    if (!attached.areDone) return say('desk.composer.wait-files')
    return isEmpty(words) ? say('desk.composer.empty') : undefined
  }
}
