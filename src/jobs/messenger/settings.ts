import { unlinkOwnAccount } from '../../actions/messenger/unlink-account.ts'
import { chooseOwnNotices } from '../../actions/notices/choose-notices.ts'
import { changeSelf } from '../../actions/people/change-self.ts'
import { queueOutgoing } from '../../db/messenger/outbound.ts'
import { noticeDefaults } from '../../db/notices/defaults.ts'
import { choicesOf } from '../../db/notices/subscriptions.ts'
import { IDLE } from '../../domain/messenger/dialogue.ts'
import { CUSTOMER_HEARS, type Press, SUPPORT_HEARS, written } from '../../domain/messenger/press.ts'
import { sideOfRoles } from '../../domain/notices/defaults.ts'
import { isHeard } from '../../domain/notices/ways.ts'
import { answerPlace, goTo, type Talk, tell } from './talk.ts'

/** What somebody hears in this chat, each kind with a button that turns it. */
export async function showNotices(talk: Talk): Promise<string> {
  const { say, bot, desk, person } = talk
  const { personId, roles } = desk.actor
  const chosen = (await choicesOf(desk.tx, [personId])).get(personId) ?? []
  const defaults = await noticeDefaults(desk.tx)
  const side = sideOfRoles(roles)
  const kinds = side === 'support' ? SUPPORT_HEARS : CUSTOMER_HEARS
  const rows = kinds.map((kind) => {
    const wanted = isHeard(defaults, chosen, { side, roles, kind, way: bot.kind })
    const label = `${wanted ? '✓ ' : ''}${say(`bot.hears.${kind}`)}`
    return [{ label, press: written({ does: 'hear', kind, wanted: !wanted }) }]
  })
  const quiet = person.quiet
    ? {
        label: say('bot.quiet.off', { from: person.quiet.from, to: person.quiet.to }),
        press: written({ does: 'quiet', off: true }),
      }
    : { label: say('bot.quiet.on'), press: written({ does: 'quiet', off: false }) }
  await answerPlace(talk, {
    text: [say(side === 'support' ? 'bot.notices.support' : 'bot.notices')],
    buttons: [...rows, [quiet]],
  })
  return 'showed notices'
}

/** A kind is heard here, or not; how else it is heard stays. */
export async function hearNotices(talk: Talk, { kind, wanted }: Extract<Press, { does: 'hear' }>): Promise<string> {
  await chooseOwnNotices(talk.desk, [{ kind, way: talk.bot.kind, wanted }])
  return showNotices(talk)
}

export async function turnQuiet(talk: Talk, { off }: Extract<Press, { does: 'quiet' }>): Promise<string> {
  if (!off) return askQuiet(talk, { isWrong: false })
  await changeSelf(talk.desk, { quiet: null })
  return showNotices({ ...talk, person: { ...talk.person, quiet: null } })
}

export async function askQuiet(talk: Talk, { isWrong }: { readonly isWrong: boolean }): Promise<string> {
  await goTo(talk, { at: 'quiet' })
  await tell(talk, { text: [talk.say(isWrong ? 'bot.quiet.wrong' : 'bot.quiet.ask')] })
  return 'asked for quiet hours'
}

export async function askLanguage(talk: Talk): Promise<string> {
  await tell(talk, {
    text: [talk.say('bot.language')],
    buttons: [
      [
        { label: 'Русский', press: written({ does: 'speak', locale: 'ru' }) },
        { label: 'English', press: written({ does: 'speak', locale: 'en' }) },
      ],
    ],
  })
  return 'asked for the language'
}

export async function askLeave(talk: Talk): Promise<string> {
  const { say } = talk
  await goTo(talk, IDLE)
  await tell(talk, {
    text: [say('bot.leave')],
    buttons: [
      [{ label: say('bot.leave.yes'), press: written({ does: 'leave', sure: true }), looks: 'bad' }],
      [{ label: say('bot.leave.no'), press: written({ does: 'leave', sure: false }) }],
    ],
  })
  return 'asked whether to leave'
}

/** From here on the account is nobody's; the last word is said without anything of his. */
export async function leave(talk: Talk, { sure }: Extract<Press, { does: 'leave' }>): Promise<string> {
  const { desk, link, say, bot } = talk
  if (!sure) {
    await answerPlace(talk, { text: [say('bot.leave.stayed')] })
    return 'stayed'
  }
  await unlinkOwnAccount(desk, link.id)
  const body = { kind: 'say', text: [say('bot.left')], keyboard: 'gone' } as const
  await queueOutgoing(desk.tx, { botId: bot.id, chat: link.chat, body, now: desk.now })
  return 'left'
}
