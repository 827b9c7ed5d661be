import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { focusAtOnce } from '../../ui/focus.ts'
import { TextField } from '../../ui/TextField.tsx'

interface PhoneExceptionProps {
  /** Why the call is taken though the contract keeps the phone closed; null: it is not. */
  readonly reason: string | null
  readonly error: string | undefined
  readonly onChange: (reason: string | null) => void
}

/** Who may take any call says why, and the history keeps it; nobody else is offered it. */
export function PhoneException({ reason, error, onChange }: PhoneExceptionProps) {
  const say = useSay()
  const { abilities } = useMe()
  if (!abilities.takeAnyCall) return null
  if (reason === null) {
    return (
      <p>
        <Button kind="ghost" onClick={() => onChange('')}>
          {say('desk.call.exception')}
        </Button>
      </p>
    )
  }
  return (
    <TextField
      label={say('desk.call.exception.why')}
      hint={say('desk.call.exception.hint')}
      ref={focusAtOnce}
      maxLength={300}
      value={reason}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
