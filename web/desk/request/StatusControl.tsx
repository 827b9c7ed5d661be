import { useRef, useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { type Move, moveRule } from '../../../src/domain/request/request-lifecycle.ts'
import { useSay } from '../../language.ts'
import { StatusGlyph, StatusWord } from '../../request/StatusGlyph.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { MoveDialog } from '../moves/MoveDialog.tsx'
import { isPlain, usePlainMove } from '../moves/use-move.ts'
import { useShortcuts } from '../shortcuts.ts'
import styles from './RequestHead.module.css'

/** Ends that are marks rather than work. */
const MARKS: readonly Move[] = ['cancel', 'mark_duplicate', 'mark_spam']

/** The status, and the moves this person can make from it. What a move needs is asked for in a dialog. */
export function StatusControl({ details }: { readonly details: RequestDetails }) {
  const say = useSay()
  const trigger = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState<Move | null>(null)
  const move = usePlainMove(details.number)
  const { moves, status } = details
  useShortcuts({ status: () => trigger.current?.click() })
  const choose = (one: Move) => (isPlain(one) ? void move(one) : setAsked(one))
  const work = moves.filter((one) => !MARKS.includes(one))
  const marks = moves.filter((one) => MARKS.includes(one))

  const item = (one: Move) => (
    <MenuItem key={one} onChoose={() => choose(one)}>
      <span className={styles.move}>
        <StatusGlyph status={moveRule(one).to} />
        {say(`desk.move.${one}`)}
        {!isPlain(one) && '…'}
      </span>
    </MenuItem>
  )
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
          {work.map(item)}
          {work.length > 0 && marks.length > 0 && <MenuLine />}
          {marks.map(item)}
        </Menu>
      )}
      {asked && <MoveDialog move={asked} details={details} onClose={() => setAsked(null)} />}
    </>
  )
}
