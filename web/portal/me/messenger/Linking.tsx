import { IconCopy, IconSend } from '@tabler/icons-react'
import type { Accounts, Invitation } from '../../../../src/contract/messenger/bots.ts'
import { useNowBySecond } from '../../../clock.ts'
import { useSay } from '../../../language.ts'
import { textOfProblem } from '../../../problem.ts'
import { Button, ButtonFace, buttonClass } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Square } from '../../../ui/Square.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { useIsWide } from '../../../ui/use-wide.ts'
import { useInvitation } from './accounts.ts'
import styles from './Messenger.module.css'

interface LinkingProps {
  readonly bot: Accounts['bots'][number]
  readonly isFirst: boolean
  readonly onBegin: () => void
}

/** A one-time link as a square, a button and a code. On a telephone there is nothing to point a camera at: the button opens the chat. */
export function Linking({ bot, isFirst, onBegin }: LinkingProps) {
  const say = useSay()
  const inviting = useInvitation(bot.id)
  const begin = () => inviting.mutate(undefined, { onSuccess: onBegin })
  if (inviting.data) return <Open bot={bot} invitation={inviting.data} onAgain={begin} />
  return (
    <div>
      <Button kind={isFirst ? 'primary' : 'ghost'} aria-busy={inviting.isPending || undefined} onClick={begin}>
        {say(isFirst ? 'portal.chat.begin' : 'portal.chat.more')}
      </Button>
      {inviting.error && <p role="alert">{say(textOfProblem(inviting.error))}</p>}
    </div>
  )
}

interface OpenProps {
  readonly bot: Accounts['bots'][number]
  readonly invitation: Invitation
  readonly onAgain: () => void
}

function Open({ bot, invitation: { link, code, expiresAt }, onAgain }: OpenProps) {
  const say = useSay()
  const isWide = useIsWide()
  const left = Math.max(0, Date.parse(expiresAt) - useNowBySecond())
  const copy = async () => {
    await navigator.clipboard.writeText(code)
    showToast({ text: say('portal.chat.code.copied') })
  }
  return (
    <div className={styles.linking}>
      {isWide && left > 0 && (
        <div className={styles.square}>
          <Square text={link} label={say('portal.chat.square')} />
        </div>
      )}
      <div className={styles.ways}>
        {isWide && (
          <ol className={styles.steps}>
            <li>{say('portal.chat.step.camera')}</li>
            <li>{say('portal.chat.step.start', { bot: bot.title })}</li>
          </ol>
        )}
        <div>
          <a className={buttonClass(isWide ? 'default' : 'primary')} href={link} target="_blank" rel="noreferrer">
            <ButtonFace icon={IconSend}>
              {say('portal.chat.open', { messenger: say(`notices.way.${bot.kind}`) })}
            </ButtonFace>
          </a>
        </div>
        <p className={styles.code}>
          <span className="muted">{say('portal.chat.code')}</span>
          <strong>{code}</strong>
          <IconButton icon={IconCopy} label={say('portal.chat.code.copy')} onClick={() => void copy()} />
        </p>
        <p className={styles.code} role="timer">
          <span className="muted">
            {left > 0 ? say('portal.chat.waits', { left: clockOf(left) }) : say('portal.chat.over')}
          </span>
          <button type="button" className="link" onClick={onAgain}>
            {say('portal.chat.again')}
          </button>
        </p>
        <p className={styles.safe}>{say('portal.chat.safe')}</p>
      </div>
    </div>
  )
}

/** «9:40» */
function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
