import { IconCornerUpLeft, IconDotsVertical, IconNote, IconUser } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RequestRow } from '../../../../src/contract/request/request.ts'
import type { Move } from '../../../../src/domain/request/request-lifecycle.ts'
import { useSay } from '../../../language.ts'
import { useMe } from '../../../session.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../../../ui/Menu.tsx'
import type { Mode } from '../../composer/wanted-mode.ts'
import { isMark, MoveItems } from '../../moves/MoveItems.tsx'
import { isPlain, usePlainMove } from '../../moves/use-move.ts'
import { useAssign } from '../../request/use-assign.ts'
import { requestQuery } from '../../request/use-request.ts'
import type { RowActs } from './row-acts.ts'
import styles from './Telephone.module.css'

/** What a row leads to besides its page. */
export interface RowDoing {
  readonly open: (number: number) => void
  readonly write: (number: number, mode: Mode) => void
  readonly ask: (number: number, move: Move) => void
}

interface RowMenuProps {
  readonly row: RequestRow
  readonly acts: RowActs
  readonly doing: RowDoing
  readonly tabIndex: number
}

/** «⋮»: all that a row can be swiped for, and more, for whoever does not swipe. */
export function RowMenu({ tabIndex, ...props }: RowMenuProps) {
  const label = useSay()('desk.row.menu', { number: props.row.number })
  return (
    <Menu
      label={label}
      trigger={(wiring) => (
        <IconButton
          {...wiring}
          icon={IconDotsVertical}
          label={label}
          data-tip={undefined}
          tabIndex={tabIndex}
          className={styles.more}
        />
      )}
    >
      <RowItems {...props} />
    </Menu>
  )
}

function RowItems({ row, acts: { reply, note, take, moves }, doing }: Omit<RowMenuProps, 'tabIndex'>) {
  const say = useSay()
  const me = useMe()
  const queries = useQueryClient()
  const assign = useAssign(row)
  const move = usePlainMove(row.number)
  const { number, team } = row
  const work = moves.filter((one) => !isMark(one))
  // What is done starts from the request as it stands now.
  useEffect(() => void queries.prefetchQuery(requestQuery(number)), [queries, number])
  return (
    <>
      {reply && (
        <MenuItem icon={IconCornerUpLeft} onChoose={() => doing.write(number, 'reply')}>
          {say('desk.key.reply')}
        </MenuItem>
      )}
      {note && (
        <MenuItem icon={IconNote} onChoose={() => doing.write(number, 'note')}>
          {say('desk.note')}
        </MenuItem>
      )}
      {!reply && !note && <MenuItem onChoose={() => doing.open(number)}>{say('desk.key.open')}</MenuItem>}
      {(take || work.length > 0) && <MenuLine />}
      {take && (
        <MenuItem icon={IconUser} onChoose={() => void assign({ specialist: me, team })}>
          {say('desk.take')}
        </MenuItem>
      )}
      <MoveItems moves={work} onChoose={(one) => (isPlain(one) ? void move(one) : doing.ask(number, one))} />
    </>
  )
}
