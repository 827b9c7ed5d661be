import type { NoticeChoices } from '../../../../src/contract/people/notice-choices.ts'
import type { Me } from '../../../../src/contract/people/session.ts'
import { MESSENGERS } from '../../../../src/domain/messenger/kinds.ts'
import { CUSTOMER_HEARS, SUPPORT_HEARS } from '../../../../src/domain/messenger/press.ts'
import { useSay } from '../../../language.ts'
import { Sheet } from '../Sheet.tsx'
import { useAccounts, useChoices } from './accounts.ts'
import styles from './Messenger.module.css'

type Choice = NoticeChoices['choices'][number]

/** What one hears by which way; a column of a messenger wakes up when a chat is linked, one of SMS with a proven telephone. */
export function Notices({ me: { isStaff } }: { readonly me: Me }) {
  const say = useSay()
  const { data } = useAccounts()
  const { choices, more, choose } = useChoices()
  const hears = isStaff ? SUPPORT_HEARS : CUSTOMER_HEARS
  const others = more.filter(({ kinds }) => hears.some((kind) => kinds.includes(kind)))
  if (!data || !choices || data.bots.length + data.accounts.length + others.length === 0) return null
  const usual = isStaff ? ('screen' as const) : ('email' as const)
  const known = [...data.bots, ...data.accounts.map(({ bot }) => bot)].map(({ kind }) => kind)
  const messengers = MESSENGERS.filter((kind) => known.includes(kind))
  const ways: readonly Choice['way'][] = [
    ...(isStaff ? (['screen'] as const) : []),
    'email',
    ...messengers,
    ...others.map(({ way }) => way),
  ]
  const linked: readonly Choice['way'][] = data.accounts.map(({ bot }) => bot.kind)
  const asleep = (kind: (typeof hears)[number], way: Choice['way']) => {
    const other = others.find((one) => one.way === way)
    if (other) return !other.isReady || !other.kinds.includes(kind)
    return messengers.some((one) => one === way) && !linked.includes(way)
  }
  const isHeard = (kind: string, way: Choice['way']) =>
    choices.find((choice) => choice.kind === kind && choice.way === way)?.wanted ?? way === usual
  // What was not chosen is as usual: with the first choice of a kind, the usual way becomes one, too.
  const turn = (kind: string, way: Choice['way']) =>
    choose({
      choices: ways.map((one) => ({ kind, way: one, wanted: one === way ? !isHeard(kind, one) : isHeard(kind, one) })),
    })
  return (
    <Sheet title={say('portal.hear')} {...(!isStaff && { lead: say('portal.hear.lead') })}>
      <table className={styles.hears}>
        <thead>
          <tr>
            <th scope="col">{say('portal.hear')}</th>
            {ways.map((way) => (
              <th key={way} scope="col">
                {say(`portal.hear.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hears.map((kind) => (
            <tr key={kind}>
              <th scope="row">{say(`portal.hear.kind.${kind}`)}</th>
              {ways.map((way) => (
                <td key={way}>
                  <label>
                    <input
                      type="checkbox"
                      aria-label={say('portal.hear.by', {
                        kind: say(`portal.hear.kind.${kind}`),
                        way: say(`portal.hear.${way}`),
                      })}
                      checked={isHeard(kind, way)}
                      disabled={asleep(kind, way)}
                      onChange={() => turn(kind, way)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
