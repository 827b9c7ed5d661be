import { type ReactNode, useState } from 'react'
import type { BotCard, BotDraftInput, Bots } from '../../../src/contract/messenger/bots.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useKeepingBot } from './bots.ts'
import styles from './Messenger.module.css'

interface BotFormProps {
  /** Null: there is none yet. */
  readonly bot: BotCard | null
  readonly bots: Bots
}

const TOKEN = /^\d+:[\w-]+$/

/** What is set of a bot; its token goes in and never comes out. */
export function BotForm({ bot, bots }: BotFormProps) {
  const say = useSay()
  const keep = useKeepingBot(bot?.id ?? null)
  const [isReplacing, setReplacing] = useState(bot === null)
  const form = useForm({
    typed: useState({
      token: '',
      receives: bot?.receives ?? ('polling' as const),
      linksByPhone: bot?.linksByPhone ?? true,
      fallback: String(bot?.fallbackMinutes ?? 5),
      enabled: bot?.enabled ?? true,
    }),
    check: ({ token, fallback }) => ({
      token:
        isReplacing &&
        (token.trim() === ''
          ? bot === null && say('admin.telegram.token.missing')
          : !TOKEN.test(token.trim()) && say('admin.telegram.token.wrong')),
      fallback: !/^\d{1,4}$/.test(fallback) && say('admin.telegram.fallback.wrong'),
    }),
    body: ({ token, fallback, ...rest }): BotDraftInput => ({
      ...rest,
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
    onDone: () => {
      form.put({ ...form.latest(), token: '' })
      setReplacing(false)
    },
  })
  const { receives, linksByPhone, enabled } = form.typed
  return (
    <form className={styles.form} {...form.wiring}>
      <Row label={say('admin.telegram.token')}>
        {isReplacing ? (
          <div className={styles.bare}>
            <TextField
              label={say('admin.telegram.token')}
              hint={say('admin.telegram.token.hint')}
              autoComplete="off"
              spellCheck={false}
              className={styles.mono}
              {...form.text('token')}
            />
          </div>
        ) : (
          bot && <KeptToken bot={bot} onReplace={() => setReplacing(true)} />
        )}
        {bot && <Named bot={bot} />}
      </Row>
      <Row label={say('admin.telegram.receives')} hint={say('admin.telegram.receives.hint')}>
        <Segmented
          label={say('admin.telegram.receives')}
          value={receives}
          options={(['polling', 'webhook'] as const).map((value) => ({
            value,
            label: say(`admin.telegram.receives.${value}`),
          }))}
          onChange={(value) => form.set({ receives: value })}
        />
      </Row>
      <Row label={say('admin.telegram.api')}>
        <p>
          <span className={styles.mono}>{bots.api}</span>{' '}
          <span className="muted">
            {say(bots.apiIsSet ? 'admin.telegram.api.set' : 'admin.telegram.api.usual')}
            {bots.proxied && `, ${say('admin.telegram.api.proxied')}`}
          </span>
        </p>
      </Row>
      <Row label={say('admin.telegram.who')} hint={say('admin.telegram.who.hint')}>
        <p>{say('admin.telegram.who.linked')}</p>
      </Row>
      <Row label={say('admin.telegram.links')}>
        <p>{say('admin.telegram.links.code')}</p>
        <Check
          label={say('admin.telegram.links.phone')}
          on={linksByPhone}
          onChange={(on) => form.set({ linksByPhone: on })}
        />
      </Row>
      <Row label={say('admin.telegram.fallback')}>
        <div className={styles.bare}>
          <TextField
            label={say('admin.telegram.fallback')}
            hint={say('admin.telegram.fallback.hint')}
            inputMode="numeric"
            className={styles.minutes}
            {...form.text('fallback')}
          />
        </div>
      </Row>
      {bot?.managedBy === 'screen' && (
        <Row label={say('admin.telegram.work')}>
          <Check label={say('admin.telegram.enabled')} on={enabled} onChange={(on) => form.set({ enabled: on })} />
        </Row>
      )}
      <div className={styles.actions}>
        <FormTrouble form={form} />
        <SendButton form={form}>{say(bot === null ? 'admin.telegram.connect' : 'admin.telegram.save')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

interface RowProps {
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}

function Row({ label, hint, children }: RowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.value}>
        {children}
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  )
}

function KeptToken({ bot, onReplace }: { readonly bot: BotCard; readonly onReplace: () => void }) {
  const say = useSay()
  if (bot.managedBy === 'environment') return <p className="muted">{say('admin.telegram.token.environment')}</p>
  return (
    <div className={styles.token}>
      <span className={styles.mono}>{say('admin.telegram.token.kept', { ends: bot.tokenEnds })}</span>
      <Button onClick={onReplace}>{say('admin.telegram.token.replace')}</Button>
    </div>
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
      : ` · ${say('admin.telegram.checked', { at: formats.time(answeredAt), took: seconds.format(Math.max(0.1, answerMs / 1_000)) })}`
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
