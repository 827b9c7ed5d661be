import { useSay } from '../../language.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import { BOT_STANDINGS, type BotStanding, botStanding, useBots } from './bots.ts'

const SHOWN = { broken: 'warn', starts: 'off', refused: 'warn', works: 'ok', off: 'off' } as const satisfies Record<
  BotStanding,
  string
>

/** How Telegram fares: as the bot that fares worst. */
export function BotDot({ withWords = false }: { readonly withWords?: boolean }) {
  const say = useSay()
  const { data } = useBots()
  if (!data) return null
  const standings = data.bots.map(botStanding)
  const worst = BOT_STANDINGS.find((standing) => standings.includes(standing)) ?? null
  const count = data.bots.reduce((sum, bot) => sum + bot.refusedToday, 0)
  const words = say(`admin.telegram.state.${worst ?? 'none'}`, { count })
  return (
    <>
      <StateDot state={worst === null ? 'off' : SHOWN[worst]} words={withWords ? null : words} />
      {withWords && words}
    </>
  )
}
