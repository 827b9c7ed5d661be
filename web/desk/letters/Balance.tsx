import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { MailBalanceCard } from '../../../src/contract/mail/letter.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Letters.module.css'

/** Per mailbox: what came is the sum of the ends. Where it is not, it says so before anybody asks. */
export function Balance({ balance }: { readonly balance: readonly MailBalanceCard[] }) {
  const say = useSay()
  const formats = useFormats()
  if (balance.length === 0) return null
  return (
    <section className={styles.balance} aria-label={say('desk.letters.balance')}>
      {balance.map((mailbox) => (
        <details key={mailbox.mailbox} open={!mailbox.inOrder}>
          <summary data-in-order={mailbox.inOrder}>
            <Icon of={mailbox.inOrder ? IconCircleCheck : IconAlertTriangle} size={14} />
            <span className="cut grow">{mailbox.mailbox}</span>
            <span>
              {mailbox.inOrder
                ? say('desk.letters.balance.right', {
                    received: formats.number(mailbox.received),
                    sum: formats.number(sumOf(mailbox)),
                  })
                : say('desk.letters.balance.wrong')}
            </span>
          </summary>
          {!mailbox.inOrder && (
            <p role="alert" className={styles.alarm}>
              {sumOf(mailbox) !== mailbox.received &&
                say('desk.letters.balance.differs', {
                  received: formats.number(mailbox.received),
                  sum: formats.number(sumOf(mailbox)),
                })}{' '}
              {mailbox.astray > 0 && say('desk.letters.balance.astray', { count: mailbox.astray })}{' '}
              {mailbox.waitingSince &&
                say('desk.letters.balance.stuck', { moment: formats.exact(mailbox.waitingSince) })}
            </p>
          )}
          <dl>
            {statesOf(mailbox).map(({ state, count }) => (
              <div key={state}>
                <dt>{say(`desk.letters.state.${state}`)}</dt>
                <dd>{formats.number(count)}</dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  )
}

function statesOf({ states }: MailBalanceCard) {
  const entries = Object.entries(states) as [keyof typeof states, number][]
  return entries.map(([state, count]) => ({ state, count })).toSorted((one, other) => other.count - one.count)
}

function sumOf({ states }: MailBalanceCard): number {
  return Object.values(states).reduce((sum, count) => sum + count, 0)
}
