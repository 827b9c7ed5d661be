import { IconCornerUpLeft, IconMoon } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useSay } from '../../../language.ts'
import { useMe } from '../../../session.ts'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { requestQuery } from '../../request/use-request.ts'
import { Row, type RowProps } from '../Row.tsx'
import { type RowDoing, RowMenu } from './RowMenu.tsx'
import { actsOf } from './row-acts.ts'
import styles from './Telephone.module.css'
import { useSwipe } from './use-swipe.ts'

/** Pixels of each button under a row; the same in the style sheet. */
const UNDER = 80

interface TelephoneRowProps extends RowProps {
  readonly doing: RowDoing
  readonly isUncovered: boolean
  readonly onUncover: (number: number | null) => void
}

/** A row with what can be done under it, for a thumb: «⋮» beside it, and two buttons under it that a swipe uncovers. */
export function TelephoneRow({ doing, isUncovered, onUncover, ...shown }: TelephoneRowProps) {
  const say = useSay()
  const queries = useQueryClient()
  const { number } = shown.row
  const acts = actsOf(useMe(), shown.row)
  const defers = acts.moves.includes('defer')
  const { front, isTouched, wiring } = useSwipe({
    width: (Number(defers) + Number(acts.reply)) * UNDER,
    isOpen: isUncovered,
    onChange: (isOpen) => {
      if (isOpen) void queries.prefetchQuery(requestQuery(number))
      onUncover(isOpen ? number : null)
    },
  })
  const then = (act: () => void) => () => {
    onUncover(null)
    act()
  }
  return (
    <div className={styles.place} data-uncovered={isUncovered || undefined}>
      <div ref={front} className={styles.front} {...wiring}>
        <Row {...shown} />
        <RowMenu row={shown.row} acts={acts} doing={doing} tabIndex={shown.isPointed ? 0 : -1} />
      </div>
      {isTouched && (
        <div className={styles.under} inert={!isUncovered} aria-hidden={!isUncovered}>
          {defers && (
            <button type="button" className={styles.act} onClick={then(() => doing.ask(number, 'defer'))}>
              <Icon of={IconMoon} size={24} />
              {say('desk.move.defer')}
              <VisuallyHidden> №{number}</VisuallyHidden>
            </button>
          )}
          {acts.reply && (
            <button
              type="button"
              className={classes(styles.act, styles.reply)}
              onClick={then(() => doing.write(number, 'reply'))}
            >
              <Icon of={IconCornerUpLeft} size={24} />
              {say('desk.key.reply')}
              <VisuallyHidden> №{number}</VisuallyHidden>
            </button>
          )}
        </div>
      )}
    </div>
  )
}
