import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import type { LetterWording } from '../../../../src/contract/mail/letter-wordings.ts'
import type { LetterWords } from '../../../../src/domain/mail/letter-wordings.ts'
import { LANGUAGES } from '../../../../src/texts/language.ts'
import { post, put } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { Unsaved } from '../../../form/Unsaved.tsx'
import { useForm } from '../../../form/use-form.ts'
import { Failed, Loading } from '../../../frame/Loaded.tsx'
import { Missing } from '../../../frame/Missing.tsx'
import { useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { textOfProblem } from '../../../problem.ts'
import { useSettled } from '../../../request/use-settled.ts'
import { useTitle } from '../../../title.ts'
import { Button } from '../../../ui/Button.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { useAddressQuery } from '../../customers/use-query.ts'
import { CrossedEdits } from '../../terms/CrossedEdits.tsx'
import panes from '../../terms/Panes.module.css'
import { PaneHead, Panes } from '../../terms/Panes.tsx'
import { useCrossing } from '../../terms/use-crossing.ts'
import wording from '../../wording/Wording.module.css'
import { LetterPreview } from './LetterPreview.tsx'
import { faultOfProblem, LETTERS, OF_LANGUAGE, titleOf, useLetters, useLetterTrial, wordingAddress } from './letters.ts'
import { Variables } from './Variables.tsx'

/** One letter in both languages, each in words of its own. */
export function LetterPage() {
  const { kind } = useParams({ strict: false })
  const { get } = useAddressQuery()
  const { data, error, refetch } = useLetters()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  const language = get('language') === 'en' ? 'en' : 'ru'
  const found = data.find((one) => one.kind === kind && one.language === language)
  return found ? <Page key={`${kind} ${language}`} letter={found} /> : <Missing home={paths.adminLetters} />
}

/** The words as templates, what they can say, and beside them the letter as its reader gets it. */
function Page({ letter }: { readonly letter: LetterWording }) {
  const say = useSay()
  const queries = useQueryClient()
  const { put: putQuery } = useAddressQuery()
  const trial = useLetterTrial(letter)
  const area = useRef<HTMLDivElement>(null)
  const title = say(titleOf(letter))
  useTitle(title)
  const { own, usual, hasSubject } = letter
  const address = wordingAddress(letter)
  const crossing = useCrossing<LetterWords>({
    state: own?.revision ?? 0,
    kept: { subject: (own ?? usual).subject, text: (own ?? usual).text },
    partsOf: (typed) => ({ ...typed }),
    typedOf: (parts) => ({ subject: String(parts.subject ?? ''), text: String(parts.text ?? '') }),
  })
  const { crossed } = crossing
  const form = useForm<LetterWords, LetterWords, unknown>({
    typed: [crossing.typed, crossing.setTyped],
    check: ({ text }) => ({ text: text.trim() === '' && say('admin.letters.text.missing') }),
    body: (typed) => typed,
    send: (words) => put(address, { words, revision: own?.revision ?? null }),
    refusal: (problem) => {
      const fault = faultOfProblem(problem, say)
      return fault ? { [fault.field]: fault.words } : undefined
    },
    onRefused: ({ code }) => {
      if (code === 'terms.changed') void queries.invalidateQueries({ queryKey: LETTERS })
    },
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: LETTERS })
      showToast({ text: say('admin.letters.saved') })
    },
  })
  const { typed } = form
  const settled = useSettled(typed)
  const giveBack = async () => {
    try {
      await post(`${address}/return`, { revision: own?.revision })
      form.reset(usual)
      showToast({ text: say('admin.letters.returned') })
    } catch (error) {
      showToast({ text: say(textOfProblem(error)), urgent: true })
    }
    await queries.invalidateQueries({ queryKey: LETTERS })
  }
  const sendTrial = () =>
    trial.mutate(typed, {
      onSuccess: ({ to }) => showToast({ text: say('admin.letters.trial.sent', { to }) }),
      onError: (error) =>
        showToast({ text: faultOfProblem(error, say)?.words ?? say(textOfProblem(error)), urgent: true }),
    })
  const insert = (name: string) => {
    const box = area.current?.querySelector('textarea')
    const at = box ? box.selectionStart : typed.text.length
    const said = `{{ ${name} }}`
    form.set({ text: `${typed.text.slice(0, at)}${said}${typed.text.slice(box?.selectionEnd ?? at)}` })
    requestAnimationFrame(() => {
      box?.focus()
      box?.setSelectionRange(at + said.length, at + said.length)
    })
  }
  return (
    <form className={wording.form} {...form.wiring}>
      <Panes aside={<LetterPreview letter={letter} words={settled} />} width={480}>
        <div>
          <PaneHead title={title} crumbs={[{ href: paths.adminLetters, label: say('admin.letters') }]}>
            {own && <Button onClick={() => void giveBack()}>{say('admin.letters.return')}</Button>}
          </PaneHead>
          <div className={panes.meta}>
            <Tabs
              label={say('admin.letters.language')}
              value={letter.language}
              tabs={LANGUAGES.map((value) => ({ value, label: say(OF_LANGUAGE[value]) }))}
              onChange={(language) => putQuery({ language: language === 'ru' ? null : language })}
            />
            <span>{say(own ? 'admin.letters.is-own' : 'admin.letters.is-usual')}</span>
          </div>
        </div>
        <div className={panes.body}>
          {crossed && (
            <CrossedEdits
              crossed={crossed}
              nameOf={(part) => say(part === 'subject' ? 'admin.letters.subject' : 'admin.letters.text')}
              tell={(_, value) => String(value)}
              onGoOn={crossing.goOn}
            />
          )}
          <div className={wording.fields} ref={area}>
            {hasSubject && (
              <TextField
                label={say('admin.letters.subject')}
                maxLength={300}
                autoComplete="off"
                {...form.text('subject')}
              />
            )}
            <TextArea
              label={say('admin.letters.text')}
              hint={say(hasSubject ? 'admin.letters.text.hint' : 'admin.letters.text.hint.request')}
              maxLength={10_000}
              rows={10}
              maxRows={24}
              {...form.text('text')}
            />
            <Variables letter={letter} onInsert={insert} />
          </div>
        </div>
        <div className={panes.dock}>
          <div>
            <FormTrouble form={form} />
          </div>
          <Button onClick={sendTrial} disabled={trial.isPending}>
            {say('admin.letters.trial')}
          </Button>
          <SendButton form={form} reason={crossed ? say('admin.edits') : undefined}>
            {say('admin.letters.save')}
          </SendButton>
        </div>
      </Panes>
      <Unsaved form={form} />
    </form>
  )
}
