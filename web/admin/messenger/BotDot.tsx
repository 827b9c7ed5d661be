import { MESSENGERS, type MessengerKind } from '../../../src/domain/messenger/kinds.ts'
import { useSay } from '../../language.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import { BOT_PAGES, BOT_STANDINGS, type BotStanding, botStanding, useBots } from './bots.ts'

export const SHOWN = {
  broken: 'warn',
  starts: 'off',
  refused: 'warn',
  works: 'ok',
  off: 'off',
} as const satisfies Record<BotStanding, string>

interface BotDotProps {
  readonly kind: MessengerKind
  readonly withWords?: boolean
}

/** How a messenger fares: as the bot of it that fares worst. */
export function BotDot({ kind, withWords = false }: BotDotProps) {
  const say = useSay()
  const { data } = useBots()
  if (!data) return null
  const own = data.bots.filter((bot) => bot.kind === kind)
  const standings = own.map(botStanding)
  const worst = BOT_STANDINGS.find((standing) => standings.includes(standing)) ?? null
  const count = own.reduce((sum, bot) => sum + bot.refusedToday, 0)
  const words = say(`admin.bot.state.${worst ?? 'none'}`, { count })
  return (
    <>
      <StateDot state={worst === null ? 'off' : SHOWN[worst]} words={withWords ? null : words} />
      {withWords && words}
    </>
  )
}

/** The same beside the name of a messenger's own page; beside other pages nothing. */
export function BotDotOf({ path }: { readonly path: string }) {
  const kind = MESSENGERS.find((one) => BOT_PAGES[one] === path)
  return kind ? <BotDot kind={kind} /> : null
}
