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
import { same } from '../terms/crossing.ts'
import { CrossedSentences } from './CrossedSentences.tsx'
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
import { useOpened, useSentences } from './use-sentences.ts'

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
  const sentences = useSentences<Rule, TypedRouting>(typedOf(page), ({ untaken }) =>
    typeof untaken === 'string' ? { untaken } : {},
  )
  const { typed, begun, crossed } = sentences
  const [isTried, setTried] = useState(false)
  const broken = typed.rules.find((rule) => !isWhole(rule))
  const form = useForm({
    typed: [typed, sentences.setTyped],
    check: (now) => ({
      rules: broken && say(lackOf(broken)),
      untaken: minutesOf(now) === undefined && say('admin.rules.untaken.wrong'),
    }),
    body: (now) => ({ seen: begun.seen, rules: [...now.rules], untakenMinutes: minutesOf(now) ?? null }),
    send: (body) => save(body),
    onRefused: ({ code }) => void (code === 'routing.changed' && again()),
    onDone: async () => {
      setTried(false)
      showToast({ text: say('admin.rules.saved') })
      await again()
    },
  })
  // Somebody else has saved others, and nothing is typed here: his hold.
  useEffect(() => {
    if (typed === begun && form.isUnsaved()) form.begin(begun)
  })
  const settled = useSettled(typed.rules)
  const lately = useTrial(settled, { days: 7 }).data
  const change = (rules: readonly Rule[]) => form.set({ rules })
  const { rule, ...list } = useOpened(typed.rules, change)
  const isUnsaved = form.isUnsaved()
  const cancel = () => {
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
        if (broken) list.open(broken.id)
        form.wiring.onSubmit(event)
      }}
    >
      <RuleList
        title={say('admin.rules')}
        lead={say('admin.rules.lead')}
        counted={say('admin.rules.took')}
        rules={typed.rules}
        opened={list.opened}
        sentenceOf={(one) => sentenceOf(one, say, names)}
        countOf={(id) => lately?.took.find((one) => one.id === id)?.now}
        rest={<Rest count={lately?.rest} />}
        onOpen={list.open}
        onAdd={() => list.add(newRule(''))}
        onChange={change}
      >
        <UntakenField
          typed={typed.untaken}
          error={form.error('untaken')}
          onChange={(untaken) => form.set({ untaken })}
        />
      </RuleList>
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
          <RuleEditor
            key={rule.id}
            rule={rule}
            place={typed.rules.indexOf(rule)}
            isChanged={!isIn(page.rules, rule)}
            isTried={isTried}
            names={names}
            onBack={() => list.open(null)}
            onChange={list.put}
            onCopy={() => list.copy(say('admin.rules.copied', { name: rule.name }))}
            onRemove={list.remove}
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
          <SendButton form={form} reason={crossed ? say('admin.edits') : undefined}>
            {say('admin.rules.save')}
          </SendButton>
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
  return same(saved, rule)
}

/** What a rule still needs before it can hold. */
function lackOf({ name, teamId }: Rule) {
  if (name.trim() === '') return 'admin.rules.name.missing'
  return teamId === 0 ? 'admin.rules.team.missing' : 'admin.rules.values.missing'
}
