import { useEffect, useState } from 'react'
import type { AutomationPage } from '../../../../src/contract/routing/automations.ts'
import type { Say } from '../../../../src/texts/catalogue.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { Unsaved } from '../../../form/Unsaved.tsx'
import { useForm } from '../../../form/use-form.ts'
import { Failed, Loading } from '../../../frame/Loaded.tsx'
import { useSay } from '../../../language.ts'
import { useSettled } from '../../../request/use-settled.ts'
import { useTitle } from '../../../title.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { same } from '../../terms/crossing.ts'
import { CrossedSentences } from '../CrossedSentences.tsx'
import { type Names, useNames } from '../names.ts'
import { RuleList } from '../RuleList.tsx'
import styles from '../Rules.module.css'
import { conditionsOf } from '../sentence.ts'
import { type TypedSentences, useOpened, useSentences } from '../use-sentences.ts'
import { AutomationEditor } from './AutomationEditor.tsx'
import { AutomationTrial } from './AutomationTrial.tsx'
import {
  type Automation,
  type Doing,
  lackOf,
  newAutomation,
  useAutomations,
  useAutomationTrial,
  useSaveAutomations,
} from './automations.ts'

/** What the desk does by itself: the list, one of them as a sentence, and to which requests it would have done something. */
export function AutomationsPage() {
  const say = useSay()
  useTitle(say('admin.automations'))
  const { data, error, refetch } = useAutomations()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  return <Page page={data} />
}

function Page({ page }: { readonly page: AutomationPage }) {
  const say = useSay()
  const names = useNames(page.names)
  const { save, again } = useSaveAutomations()
  const kept = { rules: page.rules, seen: page.version }
  const sentences = useSentences<Automation, TypedSentences<Automation>>(kept)
  const { typed, begun, crossed } = sentences
  const [isTried, setTried] = useState(false)
  const broken = typed.rules.find((rule) => lackOf(rule) !== null)
  const lack = broken ? lackOf(broken) : null
  const form = useForm({
    typed: [typed, sentences.setTyped],
    check: () => ({ rules: lack !== null && say(lack) }),
    body: ({ rules }) => ({ seen: begun.seen, rules: [...rules] }),
    send: (body) => save(body),
    onRefused: ({ code }) => void (code === 'routing.changed' && again()),
    onDone: async () => {
      setTried(false)
      showToast({ text: say('admin.automations.saved') })
      await again()
    },
  })
  // Somebody else has saved others, and nothing is typed here: his hold.
  useEffect(() => {
    if (typed === begun && form.isUnsaved()) form.begin(begun)
  })
  const settled = useSettled(typed.rules)
  const lately = useAutomationTrial(settled, 7).data
  const change = (rules: readonly Automation[]) => form.set({ rules })
  const { rule, ...list } = useOpened(typed.rules, change)
  const cancel = () => {
    setTried(false)
    form.reset(kept)
  }
  return (
    <form
      {...form.wiring}
      className={styles.page}
      data-opened={rule ? '' : undefined}
      onSubmit={(event) => {
        setTried(true)
        if (broken) list.open(broken.id)
        form.wiring.onSubmit(event)
      }}
    >
      <RuleList
        title={say('admin.automations')}
        lead={say('admin.automations.lead')}
        counted={say('admin.rules.took')}
        rules={typed.rules}
        opened={list.opened}
        sentenceOf={(one) => sentenceOf(one, say, names)}
        countOf={(id) => lately?.fired.find((one) => one.id === id)?.count}
        onOpen={list.open}
        onAdd={() => list.add(newAutomation())}
        onChange={change}
      />
      <div className={styles.pane}>
        {crossed && (
          <CrossedSentences
            crossed={crossed}
            ruleOf={sentences.ruleOf}
            nameOf={sentences.nameOf}
            sentenceOf={(one) => sentenceOf(one, say, names)}
            onGoOn={sentences.goOn}
          />
        )}
        {rule ? (
          <AutomationEditor
            key={rule.id}
            rule={rule}
            place={typed.rules.indexOf(rule)}
            isChanged={
              !same(
                page.rules.find(({ id }) => id === rule.id),
                rule,
              )
            }
            isTried={isTried}
            names={names}
            templates={page.templates}
            onBack={() => list.open(null)}
            onChange={list.put}
            onCopy={() => list.copy(say('admin.rules.copied', { name: rule.name }))}
            onRemove={list.remove}
          />
        ) : (
          <div className={styles.nobody}>
            {typed.rules.length === 0 && (
              <EmptyState title={say('admin.automations.none')}>{say('admin.automations.none.text')}</EmptyState>
            )}
          </div>
        )}
        <AutomationTrial rules={settled} rule={rule} />
        <div className={styles.dock}>
          <div>
            {isTried && lack !== null ? (
              <p role="alert" className={styles.trouble}>
                {say(lack)}
              </p>
            ) : (
              <p className={styles.quiet}>
                <b>{say('admin.automations.dock')}</b>
                {say('admin.automations.dock.text')}
              </p>
            )}
            <FormTrouble form={form} />
          </div>
          {form.isUnsaved() && (
            <Button kind="ghost" onClick={cancel}>
              {say('admin.rules.cancel')}
            </Button>
          )}
          <SendButton form={form} reason={crossed ? say('admin.edits') : undefined}>
            {say('admin.automations.save')}
          </SendButton>
        </div>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

/** «критичность «высокая»», «наблюдатель «Глеб Старший»»; what is long is not said here. */
function doingInWords(doing: Doing, say: Say, names: Names): string {
  const what = say(`admin.automations.does.${doing.kind}`)
  if (doing.kind === 'criticality')
    return `${what} ${say('admin.rules.quoted', { value: say(`admin.automations.criticality.${doing.criticality}`) })}`
  if (doing.kind === 'watcher' && doing.personId > 0)
    return `${what} ${say('admin.rules.quoted', { value: names.of('specialist', doing.personId) })}`
  return what
}

/** «Когда клиент написал, если в теме или тексте есть слова «срочно», то заметка, критичность». */
function sentenceOf({ trigger, when, does }: Automation, say: Say, names: Names): string {
  const conditions = conditionsOf(when, say, names)
  const values = {
    trigger: say(`admin.automations.trigger.${trigger}`),
    does: does.map((doing) => doingInWords(doing, say, names)).join(', ') || '…',
  }
  return conditions
    ? say('admin.automations.says', { ...values, conditions })
    : say('admin.automations.says.any', values)
}
