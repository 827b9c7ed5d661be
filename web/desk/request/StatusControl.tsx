import { useRef, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import type { Move } from '../../../src/domain/request/request-lifecycle.ts'
import { useSay } from '../../language.ts'
import { StatusWord } from '../../request/StatusGlyph.tsx'
import { Menu, MenuLine } from '../../ui/Menu.tsx'
import { MoveDialog } from '../moves/MoveDialog.tsx'
import { isMark, MoveItems } from '../moves/MoveItems.tsx'
import { isPlain, usePlainMove } from '../moves/use-move.ts'
import { useShortcuts } from '../shortcuts.ts'
import styles from './RequestHead.module.css'

/** The status, and the moves this person can make from it. What a move needs is asked for in a dialog. */
export function StatusControl({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const trigger = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState<Move | null>(null)
  const move = usePlainMove(details.number)
  const { moves, status } = details
  useShortcuts({ status: () => trigger.current?.click() })
  const choose = (one: Move) => (isPlain(one) ? void move(one) : setAsked(one))
  const work = moves.filter((one) => !isMark(one))
  const marks = moves.filter(isMark)

  return (
    <>
      {moves.length === 0 ? (
        <span className={styles.prop}>
          <StatusWord status={status} />
        </span>
      ) : (
        <Menu
          label={say('desk.status.label')}
          position="bottom-start"
          trigger={(wiring) => (
            <button {...wiring} ref={trigger} type="button" className={styles.prop} data-tip={say('desk.status.tip')}>
              <StatusWord status={status} />
            </button>
          )}
        >
          <MoveItems moves={work} onChoose={choose} />
          {work.length > 0 && marks.length > 0 && <MenuLine />}
          <MoveItems moves={marks} onChoose={choose} />
        </Menu>
      )}
      {asked && <MoveDialog move={asked} details={details} onClose={() => setAsked(null)} />}
    </>
  )
}
