import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Split } from '../../ui/Split.tsx'
import { MoveDialog } from '../moves/MoveDialog.tsx'
import { useMove } from '../moves/use-move.ts'
import styles from './Composer.module.css'
import type { Mode } from './wanted-mode.ts'

interface SendButtonProps {
  readonly mode: Mode
  readonly details: RequestDetails
  readonly words: string
  readonly fileIds: readonly number[]
  /** Why it cannot be sent now. */
  readonly reason: string | undefined
  readonly onSend: () => void
  /** The words went out with a move. */
  readonly onDone: () => void
}

/** Sends; beside it, sends and waits for the customer, or sends and resolves. */
export function SendButton({ mode, details, words, fileIds, reason, onSend, onDone }: SendButtonProps) {
  const say = useSay()
  const move = useMove(details.number)
  const [asked, setAsked] = useState<'ask' | 'resolve' | null>(null)
  const canAsk = details.moves.includes('ask')
  const canResolve = details.moves.includes('resolve')
  const ask = async () => {
    if (reason) return setAsked('ask')
    if (await move({ move: 'ask', message: { text: words, fileIds: [...fileIds] } })) onDone()
  }
  const label = say(mode === 'note' ? 'desk.send.note' : 'desk.send.reply')
  return (
    <Split>
      <Button kind="primary" reason={reason} aria-keyshortcuts="Control+Enter" onClick={onSend}>
        {label}
      </Button>
      {mode === 'reply' && (canAsk || canResolve) && (
        <Menu
          label={say('desk.send.more')}
          position="top-end"
          trigger={(wiring) => (
            <button
              {...wiring}
              type="button"
              className={buttonClass('primary')}
              aria-label={say('desk.send.more')}
              data-tip={say('desk.send.more')}
            >
              <Icon of={IconChevronDown} />
            </button>
          )}
        >
          {canAsk && (
            <MenuItem onChoose={() => void ask()}>
              <span className={styles.option}>
                <StatusGlyph status="waiting_customer" />
                {say('desk.send.ask')}
              </span>
            </MenuItem>
          )}
          {canResolve && (
            <MenuItem onChoose={() => setAsked('resolve')}>
              <span className={styles.option}>
                <StatusGlyph status="resolved" />
                {say('desk.send.resolve')}
              </span>
            </MenuItem>
          )}
        </Menu>
      )}
      {asked && (
        <MoveDialog
          move={asked}
          details={details}
          words={words}
          fileIds={fileIds}
          onClose={() => setAsked(null)}
          onDone={onDone}
        />
      )}
    </Split>
  )
}
