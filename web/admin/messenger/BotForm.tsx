import { useState } from 'react'
import type { BotCard, BotDraftInput, Bots } from '../../../src/contract/messenger/bots.ts'
import { type MessengerKind, RECEIVES } from '../../../src/domain/messenger/kinds.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import { useKeepingBot } from './bots.ts'
import styles from './Messenger.module.css'

interface BotFormProps {
  readonly kind: MessengerKind
  /** Null: there is none yet. */
  readonly bot: BotCard | null
  readonly bots: Bots
  /** It was not there before. */
  readonly onMade: (id: number) => void
}

const TOKENS = { telegram: /^\d+:[\w-]+$/, max: /^[\w.:-]{10,300}$/ } as const satisfies Record<MessengerKind, RegExp>

/** What is set of a bot; its token goes in and never comes out. */
export function BotForm({ kind, bot, bots, onMade }: BotFormProps) {
  const say = useSay()
  const keep = useKeepingBot(bot?.id ?? null)
  const [isReplacing, setReplacing] = useState(bot === null)
  const form = useForm({
    typed: useState({
      token: '',
      receives: bot?.receives ?? RECEIVES[kind][0],
      linksByPhone: bot?.linksByPhone ?? true,
      fallback: String(bot?.fallbackMinutes ?? 5),
      enabled: bot?.enabled ?? true,
    }),
    check: ({ token, fallback }) => ({
      token:
        isReplacing &&
        (token.trim() === ''
          ? bot === null && say(`admin.bot.token.missing.${kind}`)
          : !TOKENS[kind].test(token.trim()) && say(`admin.bot.token.wrong.${kind}`)),
      fallback: !/^\d{1,4}$/.test(fallback) && say('admin.bot.fallback.wrong'),
    }),
    body: ({ token, fallback, ...rest }): BotDraftInput => ({
      ...rest,
      kind,
      fallbackMinutes: Number(fallback),
      ...(isReplacing && token.trim() !== '' && { token: token.trim() }),
    }),
    send: (draft, key) => keep(draft, key),
    places: {
      'bot.token-wrong': 'token',
      'bot.token-missing': 'token',
      'bot.known-already': 'token',
      'bot.is-another': 'token',
      '/fallbackMinutes': 'fallback',
    },
    onDone: (id) => {
      if (bot === null) return onMade(id)
      form.put({ ...form.latest(), token: '' })
      setReplacing(false)
    },
  })
  const { receives, linksByPhone, enabled } = form.typed
  const messenger = bots.messengers.find((one) => one.kind === kind)
  return (
    <form className={styles.form} {...form.wiring}>
      <SettingRow label={say('admin.bot.token')}>
        {isReplacing ? (
          <div className={channel.bare}>
            <TextField
              label={say('admin.bot.token')}
              hint={say(`admin.bot.token.hint.${kind}`)}
              autoComplete="off"
              spellCheck={false}
              className={channel.mono}
              {...form.text('token')}
            />
          </div>
        ) : (
          bot && <KeptToken bot={bot} onReplace={() => setReplacing(true)} />
        )}
        {bot && <Named bot={bot} />}
      </SettingRow>
      {RECEIVES[kind].length > 1 && (
        <SettingRow label={say('admin.bot.receives')} hint={say('admin.bot.receives.hint.telegram')}>
          <Segmented
            label={say('admin.bot.receives')}
            value={receives}
            options={RECEIVES[kind].map((value) => ({ value, label: say(`admin.bot.receives.${value}`) }))}
            onChange={(value) => form.set({ receives: value })}
          />
        </SettingRow>
      )}
      {bot?.webhook && (
        <SettingRow
          label={say('admin.bot.webhook')}
          {...(RECEIVES[kind].length === 1 && { hint: say('admin.bot.receives.hint.max') })}
        >
          <Webhook url={bot.webhook} heardAt={bot.heardAt} />
        </SettingRow>
      )}
      <SettingRow label={say('admin.bot.api')}>{messenger && <Api messenger={messenger} />}</SettingRow>
      <SettingRow label={say('admin.bot.who')} hint={say('admin.bot.who.hint')}>
        <p>{say('admin.bot.who.linked')}</p>
      </SettingRow>
      <SettingRow label={say('admin.bot.links')}>
        <p>{say('admin.bot.links.code')}</p>
        <Check
          label={say('admin.bot.links.phone')}
          on={linksByPhone}
          onChange={(on) => form.set({ linksByPhone: on })}
        />
      </SettingRow>
      <SettingRow label={say('admin.bot.fallback')}>
        <div className={channel.bare}>
          <TextField
            label={say('admin.bot.fallback')}
            hint={say('admin.bot.fallback.hint')}
            inputMode="numeric"
            className={styles.minutes}
            {...form.text('fallback')}
          />
        </div>
      </SettingRow>
      {bot?.managedBy === 'screen' && (
        <SettingRow label={say('admin.bot.work')}>
          <Check label={say('admin.bot.enabled')} on={enabled} onChange={(on) => form.set({ enabled: on })} />
        </SettingRow>
      )}
      <div className={channel.actions}>
        <FormTrouble form={form} />
        <SendButton form={form}>{say(bot === null ? 'admin.bot.connect' : 'admin.bot.save')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

function KeptToken({ bot, onReplace }: { readonly bot: BotCard; readonly onReplace: () => void }) {
  const say = useSay()
  if (bot.managedBy === 'environment')
    return <p className="muted">{say('admin.bot.token.environment', { setting: settingOf(bot.kind, 'TOKEN') })}</p>
  return (
    <div className={channel.kept}>
      <span className={channel.mono}>{say('admin.bot.token.kept', { ends: bot.tokenEnds })}</span>
      <Button onClick={onReplace}>{say('admin.bot.token.replace')}</Button>
    </div>
  )
}

/** Where the messenger pushes, and whether something comes. */
function Webhook({ url, heardAt }: { readonly url: string; readonly heardAt: string | null }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  return (
    <>
      <p className={channel.mono}>{url}</p>
      <p className="muted">
        {heardAt === null
          ? say('admin.bot.webhook.silent')
          : say('admin.bot.webhook.heard', { at: formats.ago(heardAt, now) })}
      </p>
      {!url.startsWith('https://') && <p className={channel.lacks}>{say('admin.bot.webhook.insecure')}</p>}
    </>
  )
}

/** How a setting of a messenger is called in the environment. */
function settingOf(kind: MessengerKind, name: 'TOKEN' | 'API' | 'PROXY'): string {
  return `OKNO_${kind.toUpperCase()}_${name}`
}

function Api({ messenger: { kind, api, apiIsSet, proxied } }: { readonly messenger: Bots['messengers'][number] }) {
  const say = useSay()
  return (
    <p>
      <span className={channel.mono}>{api}</span>{' '}
      <span className="muted">
        {apiIsSet ? say('admin.bot.api.set', { setting: settingOf(kind, 'API') }) : say('admin.bot.api.usual')}
        {proxied && `, ${say('admin.bot.api.proxied', { setting: settingOf(kind, 'PROXY') })}`}
      </span>
    </p>
  )
}

/** Whose token it is, as the messenger says. */
function Named({ bot: { title, username, answeredAt, answerMs } }: { readonly bot: BotCard }) {
  const say = useSay()
  const formats = useFormats()
  const seconds = new Intl.NumberFormat(formats.language, { maximumFractionDigits: 1 })
  const checked =
    answeredAt === null || answerMs === null
      ? ''
      : ` · ${say('admin.bot.checked', { at: formats.time(answeredAt), took: seconds.format(Math.max(0.1, answerMs / 1_000)) })}`
  return (
    <p className={styles.named}>
      <strong>{title}</strong>
      <span className="muted">
        @{username}
        {checked}
      </span>
    </p>
  )
}
