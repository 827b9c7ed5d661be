import { type Move, moveRule } from '../../../src/domain/request/request-lifecycle.ts'
import { useSay } from '../../language.ts'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import { MenuItem } from '../../ui/Menu.tsx'
import styles from './MoveDialog.module.css'
import { isPlain } from './use-move.ts'

/** Ends that are marks rather than work. */
const MARKS: readonly Move[] = ['cancel', 'mark_duplicate', 'mark_spam']

export function isMark(move: Move): boolean {
  return MARKS.includes(move)
}

interface MoveItemsProps {
  readonly moves: readonly Move[]
  readonly onChoose: (move: Move) => void
}

/** Moves as lines of a menu; what asks for something first says so with three dots. */
export function MoveItems({ moves, onChoose }: MoveItemsProps) {
  const say = useSay()
  return moves.map((move) => (
    <MenuItem key={move} onChoose={() => onChoose(move)}>
      <span className={styles.move}>
        <StatusGlyph status={moveRule(move).to} />
        {say(`desk.move.${move}`)}
        {!isPlain(move) && '…'}
      </span>
    </MenuItem>
  ))
}
