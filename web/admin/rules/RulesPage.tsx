import { useEffect, useState } from 'react'
import type { RoutingPage } from '../../../src/contract/routing/routing.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { useSettled } from '../../request/use-settled.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useNames } from './names.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleList } from './RuleList.tsx'
import styles from './Rules.module.css'
import {
  isWhole,
  minutesOf,
  newRule,
  type Rule,
  type TypedRouting,
  typedOf,
  useRouting,
  useSaveRouting,
  useTrial,
} from './rules.ts'
import { sentenceOf } from './sentence.ts'
import { TrialPane } from './TrialPane.tsx'
import { UntakenField } from './UntakenField.tsx'

/** By which rules new requests go to teams and people: the list, one rule as a sentence, and what it would do. */
export function RulesPage() {
  const say = useSay()
  useTitle(say('admin.rules'))
  const { data, error, refetch } = useRouting()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  return <Page page={data} />
}

function Page({ page }: { readonly page: RoutingPage }) {
  const say = useSay()
  const names = useNames(page.names)
  const { save, again } = useSaveRouting()
  const [typed, setTyped] = useState<TypedRouting>(() => typedOf(page))
  const [seen, setSeen] = useState(page.version)
  const [opened, setOpened] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const broken = typed.rules.find((rule) => !isWhole(rule))
  const form = useForm({
    typed: [typed, setTyped],
    check: (now) => ({
      rules: broken && say(lackOf(broken)),
      untaken: minutesOf(now) === undefined && say('admin.rules.untaken.wrong'),
    }),
    body: (now) => ({ seen, rules: [...now.rules], untakenMinutes: minutesOf(now) ?? null }),
    send: (body) => save(body),
    onDone: async ({ version }) => {
      setSeen(version)
      setTried(false)
      showToast({ text: say('admin.rules.saved') })
      await again()
    },
  })
  // Somebody else has saved others, and nothing is typed here: his hold.
  useEffect(() => {
    if (page.version === seen || form.isUnsaved()) return
    setSeen(page.version)
    form.begin(typedOf(page))
  })
  const settled = useSettled(typed.rules)
  const lately = useTrial(settled, { days: 7 }).data
  const change = (rules: readonly Rule[]) => form.set({ rules })
  const rule = typed.rules.find(({ id }) => id === opened) ?? null
  const isUnsaved = form.isUnsaved()
  const add = () => {
    const made = newRule('')
    change([...typed.rules, made])
    setOpened(made.id)
  }
  const cancel = () => {
    setSeen(page.version)
    setTried(false)
    form.reset(typedOf(page))
  }
  return (
    <form
      {...form.wiring}
      className={styles.page}
      data-opened={rule ? '' : undefined}
      onSubmit={(event) => {
        setTried(true)
        if (broken) setOpened(broken.id)
        form.wiring.onSubmit(event)
      }}
    >
      <RuleList
        title={say('admin.rules')}
        lead={say('admin.rules.lead')}
        counted={say('admin.rules.took')}
        rules={typed.rules}
        opened={opened}
        sentenceOf={(one) => sentenceOf(one, say, names)}
        countOf={(id) => lately?.took.find((one) => one.id === id)?.now}
        rest={<Rest count={lately?.rest} />}
        onOpen={setOpened}
        onAdd={add}
        onChange={change}
      >
        <UntakenField
          typed={typed.untaken}
          error={form.error('untaken')}
          onChange={(untaken) => form.set({ untaken })}
        />
      </RuleList>
      <div className={styles.pane}>
        {rule ? (
          <RuleEditor
            key={rule.id}
            rule={rule}
            place={typed.rules.indexOf(rule)}
            isChanged={!isIn(page.rules, rule)}
            isTried={isTried}
            names={names}
            onBack={() => setOpened(null)}
            onChange={(next) => change(typed.rules.map((one) => (one.id === next.id ? next : one)))}
            onCopy={() => {
              const copy = { ...rule, id: newRule('').id, name: say('admin.rules.copied', { name: rule.name }) }
              change(typed.rules.flatMap((one) => (one === rule ? [one, copy] : [one])))
              setOpened(copy.id)
            }}
            onRemove={() => {
              change(typed.rules.filter((one) => one !== rule))
              setOpened(null)
            }}
          />
        ) : (
          <div className={styles.nobody}>
            {typed.rules.length === 0 && (
              <EmptyState title={say('admin.rules.none')}>{say('admin.rules.none.text')}</EmptyState>
            )}
          </div>
        )}
        <TrialPane rules={settled} rule={rule} />
        <div className={styles.dock}>
          <div>
            {isTried && broken ? (
              <p role="alert" className={styles.trouble}>
                {say(lackOf(broken))}
              </p>
            ) : (
              <p className={styles.quiet}>
                <b>{say('admin.rules.dock')}</b>
                {say('admin.rules.dock.text')}
              </p>
            )}
            <FormTrouble form={form} />
          </div>
          {isUnsaved && (
            <Button kind="ghost" onClick={cancel}>
              {say('admin.rules.cancel')}
            </Button>
          )}
          <SendButton form={form}>{say('admin.rules.save')}</SendButton>
        </div>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

/** What no rule takes stands last, so that the column is all requests. */
function Rest({ count }: { readonly count: number | undefined }) {
  const say = useSay()
  return (
    <div className={styles.rule}>
      <span />
      <p className={styles.rest}>
        <b>{say('admin.rules.rest')}</b>
        <span>{say('admin.rules.rest.text')}</span>
      </p>
      <span className={styles.count}>{count ?? ''}</span>
    </div>
  )
}

function isIn(rules: readonly Rule[], rule: Rule): boolean {
  const saved = rules.find(({ id }) => id === rule.id)
  return JSON.stringify(saved) === JSON.stringify(rule)
}

/** What a rule still needs before it can hold. */
function lackOf({ name, teamId }: Rule) {
  if (name.trim() === '') return 'admin.rules.name.missing'
  return teamId === 0 ? 'admin.rules.team.missing' : 'admin.rules.values.missing'
}
