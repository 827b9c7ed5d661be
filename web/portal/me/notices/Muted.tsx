import { useFormats, useSay } from '../../../language.ts'
import { useMutes, useMuting } from '../../../notices/mutes.ts'
import { paths } from '../../../paths.ts'
import { useMe } from '../../../session.ts'
import { Button } from '../../../ui/Button.tsx'
import me from '../MePage.module.css'
import { Sheet } from '../Sheet.tsx'

/** Requests of which one hears nothing just now, each with the way back. */
export function Muted() {
  const say = useSay()
  const formats = useFormats()
  const { isStaff } = useMe()
  const mutes = useMutes()
  const { unmute } = useMuting()
  if (!mutes || mutes.length === 0) return null
  return (
    <Sheet title={say('notices.mutes')} lead={say('notices.mutes.lead')}>
      <ul className={me.lines}>
        {mutes.map(({ request, until, untilAt }) => (
          <li key={request}>
            <span className={me.words}>
              <a href={isStaff ? paths.deskRequest(request) : paths.request(request)}>№{request}</a>
              <small>
                {until === 'moment' && untilAt
                  ? say('notices.muted.moment', { at: formats.exact(untilAt) })
                  : say(
                      until === 'answer'
                        ? `notices.muted.answer.${isStaff ? 'support' : 'customer'}`
                        : 'notices.muted.unmuted',
                    )}
              </small>
            </span>
            <Button aria-label={say('notices.unmute.of', { number: request })} onClick={() => unmute(request)}>
              {say('notices.turn-on')}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
