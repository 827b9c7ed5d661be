import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { Faces } from '../requests/Faces.tsx'
import { useRating } from '../requests/rating.ts'
import { useSettle } from './moves.ts'
import { ResumeDialog } from './ResumeDialog.tsx'
import styles from './Verdict.module.css'

/** How it went, and whether it is really over. A rating can be changed. */
export function Verdict({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const rating = useRating(request.number)
  const settle = useSettle(request)
  const [isResuming, setResuming] = useState(false)
  const [comment, setComment] = useState(request.ratingComment ?? '')
  // What is read meanwhile may be from before it.
  const score = rating.isPending ? rating.variables.score : request.rating
  const isNew = score !== null && comment.trim() !== (request.ratingComment ?? '')
  const keepComment = () => {
    if (isNew && score !== null) rating.mutate({ score, comment: comment.trim() })
  }
  return (
    <section className={classes(styles.verdict, 'on-screen')}>
      <h2>{say('portal.rate.title')}</h2>
      <Faces
        wide
        label={say('portal.rate.of', { number: request.number })}
        score={score}
        onRate={(next) => rating.mutate({ score: next, comment: comment.trim() })}
      />
      {score !== null && (
        <TextArea
          label={say('portal.rate.comment')}
          placeholder={say(score <= 2 ? 'portal.rate.why' : 'portal.rate.placeholder')}
          rows={2}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          onBlur={keepComment}
        />
      )}
      <div className={styles.actions}>
        {settle && (
          <Button kind="primary" onClick={settle}>
            {say('portal.close-request')}
          </Button>
        )}
        {request.moves.includes('resume') && (
          <Button icon={IconHistory} onClick={() => setResuming(true)}>
            {say('portal.resume')}
          </Button>
        )}
        {isNew && <Button onClick={keepComment}>{say('portal.rate.save')}</Button>}
      </div>
      <ResumeDialog request={request} opened={isResuming} onClose={() => setResuming(false)} />
    </section>
  )
}
