import type { NoticeChoices } from '../../../../src/contract/messenger/bots.ts'
import type { Me } from '../../../../src/contract/people/session.ts'
import { MESSENGERS } from '../../../../src/domain/messenger/kinds.ts'
import { CUSTOMER_HEARS, SUPPORT_HEARS } from '../../../../src/domain/messenger/press.ts'
import { useSay } from '../../../language.ts'
import { Sheet } from '../Sheet.tsx'
import { useAccounts, useChoices } from './accounts.ts'
import styles from './Messenger.module.css'

type Choice = NoticeChoices['choices'][number]

/** What one hears by which way; a column of a messenger wakes up when a chat is linked. */
export function Notices({ me: { isStaff } }: { readonly me: Me }) {
  const say = useSay()
  const { data } = useAccounts()
  const { choices, choose } = useChoices()
  if (!data || !choices || (data.bots.length === 0 && data.accounts.length === 0)) return null
  const usual = isStaff ? ('screen' as const) : ('email' as const)
  const known = [...data.bots, ...data.accounts.map(({ bot }) => bot)].map(({ kind }) => kind)
  const messengers = MESSENGERS.filter((kind) => known.includes(kind))
  const ways: readonly Choice['way'][] = isStaff ? ['screen', 'email', ...messengers] : ['email', ...messengers]
  const linked: readonly Choice['way'][] = data.accounts.map(({ bot }) => bot.kind)
  const asleep = (way: Choice['way']) => messengers.some((kind) => kind === way) && !linked.includes(way)
  const hears = (kind: string, way: Choice['way']) =>
    choices.find((choice) => choice.kind === kind && choice.way === way)?.wanted ?? way === usual
  // What was not chosen is as usual: with the first choice of a kind, the usual way becomes one, too.
  const turn = (kind: string, way: Choice['way']) =>
    choose({
      choices: ways.map((one) => ({ kind, way: one, wanted: one === way ? !hears(kind, one) : hears(kind, one) })),
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
          {(isStaff ? SUPPORT_HEARS : CUSTOMER_HEARS).map((kind) => (
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
                      checked={hears(kind, way)}
                      disabled={asleep(way)}
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
