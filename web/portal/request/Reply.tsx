import { IconCamera, IconPaperclip, IconSend } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { hasEnded } from '../../../src/domain/ground/status.ts'
import { useDraft } from '../../drafts.ts'
import { useSay } from '../../language.ts'
import { useSentDraft } from '../../outbox/use-sent-draft.ts'
import { FileInput } from '../../request/attach/FileInput.tsx'
import { FileRows } from '../../request/attach/FileRows.tsx'
import { useAttachments } from '../../request/attach/use-attachments.ts'
import { useDropAndPaste } from '../../request/attach/use-drop-and-paste.ts'
import { wantsAnswer } from '../../request/wants-answer.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { focusAtOnce } from '../../ui/focus.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Growing } from '../../ui/TextArea.tsx'
import styles from './Reply.module.css'
import { EMPTY_REPLY, givenBack, type ReplyDraft, replyDraftOf } from './reply-draft.ts'
import { useSendReply } from './send-reply.ts'

/** The answer stands at the bottom, is kept while it is written, and shows at once when it is sent. */
export function Reply({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const name = replyDraftOf(useMe().id, request.number)
  const draft = useDraft<ReplyDraft>(name, EMPTY_REPLY)
  useSentDraft(name, draft)
  const latest = useRef(draft.body)
  latest.current = draft.body
  const put = (body: ReplyDraft) => {
    latest.current = body
    draft.change(body)
  }
  const edit = (news: Partial<ReplyDraft>) => put({ ...latest.current, ...news })
  const attachments = useAttachments(draft.body.files, (change) => edit({ files: change(latest.current.files) }))
  const { add, clear } = attachments.uploads
  const isOver = useDropAndPaste(add)
  const sendReply = useSendReply(request)
  const { text, files } = draft.body
  const isEmpty = text.trim() === '' && attachments.isEmpty
  const reason = attachments.isRefused ? say('portal.new.file-broken') : undefined
  const send = () => {
    if (isEmpty || reason) return
    const words = { text: text.trim(), files }
    void sendReply({
      words,
      draft: name,
      ...attachments.handOver(),
      onLost: () => put(givenBack(latest.current, words)),
    })
    put(EMPTY_REPLY)
    draft.discard()
    clear()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  }
  return (
    <form className={styles.reply} onSubmit={submit}>
      <div className={classes(styles.box, isOver && styles.over)}>
        <div className={styles.files}>
          <FileRows attachments={attachments} />
        </div>
        <div className={styles.line}>
          <FileInput onChoose={add}>
            {(open) => <IconButton icon={IconPaperclip} size={24} label={say('portal.reply.attach')} onClick={open} />}
          </FileInput>
          <FileInput camera onChoose={add}>
            {(open) => (
              <IconButton
                className={classes(styles.camera, 'desk-only')}
                icon={IconCamera}
                size={24}
                label={say('portal.reply.photo')}
                onClick={open}
              />
            )}
          </FileInput>
          <Growing
            ref={draft.ready && wantsAnswer() ? focusAtOnce : null}
            className={styles.words}
            rows={1}
            maxRows={8}
            aria-label={say('portal.reply')}
            placeholder={say(hasEnded(request.status) ? 'portal.reply.anew' : 'portal.reply.placeholder')}
            maxLength={50_000}
            disabled={!draft.ready}
            value={text}
            onChange={(event) => edit({ text: event.target.value })}
            onKeyDown={onKeyDown}
          />
          <Button
            type="submit"
            kind="primary"
            className={styles.send}
            reason={reason}
            aria-label={say('portal.reply.send')}
          >
            <span className="desk-only">{say('portal.reply.send')}</span>
            <Icon of={IconSend} size={20} className="phone-only" />
          </Button>
        </div>
      </div>
    </form>
  )
}
