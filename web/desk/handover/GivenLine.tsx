import { IconLock, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { OwnRequest } from '../../../src/contract/handover/handover.ts'
import { LONGEST_TODO } from '../../../src/domain/handover/handover.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focus.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Growing } from '../../ui/TextArea.tsx'
import styles from './Handover.module.css'
import { Line } from './Line.tsx'

interface GivenLineProps {
  readonly request: OwnRequest
  readonly isTicked: boolean
  readonly onTick: (on: boolean) => void
  readonly todo: string
  readonly onTodo: (todo: string) => void
}

/** One of my requests: whether it goes, and what is to be done with it. */
export function GivenLine({ request, isTicked, onTick, todo, onTodo }: GivenLineProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const [isWriting, setWriting] = useState(false)
  const { number, runs, opensAt } = request
  const hours = runs
    ? say('desk.handover.runs')
    : opensAt
      ? say('desk.handover.opens', { at: formats.moment(opensAt, now) })
      : say('desk.handover.stands')
  return (
    <Line
      request={request}
      hours={hours}
      tick={{ on: isTicked, label: `№${number} ${request.subject}`, onChange: onTick }}
    >
      {isTicked &&
        (todo !== '' || isWriting ? (
          <div className={styles.todo}>
            <Icon of={IconLock} size={14} />
            <Growing
              ref={isWriting && todo === '' ? focusAtOnce : null}
              aria-label={say('desk.handover.todo.of', { number })}
              placeholder={say('desk.handover.todo.hint')}
              rows={1}
              maxLength={LONGEST_TODO}
              value={todo}
              onChange={(event) => onTodo(event.currentTarget.value)}
              onBlur={() => setWriting(false)}
            />
          </div>
        ) : (
          <button type="button" className={buttonClass('ghost')} onClick={() => setWriting(true)}>
            <ButtonFace icon={IconPlus}>{say('desk.handover.todo')}</ButtonFace>
          </button>
        ))}
    </Line>
  )
}
