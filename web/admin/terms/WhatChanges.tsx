import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import type { CheckAnswer, RecountOrder } from '../../../src/contract/terms/terms.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { ChangedRequests } from './ChangedRequests.tsx'
import { Choice, Figures } from './CheckParts.tsx'
import panes from './Panes.module.css'
import { PaneHead, Panes } from './Panes.tsx'
import { type Ask, TERMS } from './terms.ts'
import styles from './WhatChanges.module.css'

interface WhatChangesProps {
  readonly title: string
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
  /** What is to be changed, in words. */
  readonly summary: ReactNode
  readonly ask: Ask
  /** Tells one draft from another. */
  readonly draft: string
  readonly save: (order: RecountOrder) => Promise<unknown>
  readonly onSaved: () => unknown
  readonly onBack: () => void
  /** When it is to hold from, and how it came to be; `recounts`: open requests can be counted anew. */
  readonly aside?: ReactNode
  readonly recounts?: boolean
}

/** «Проверить»: what an edit would do to open requests, the choice what becomes of them, and only then the button that saves. */
export function WhatChanges(props: WhatChangesProps) {
  const { title, crumbs, summary, ask, draft, save, onSaved, onBack, aside, recounts = true } = props
  const say = useSay()
  const formats = useFormats()
  const check = useCheck(ask, draft)
  const [open, setOpen] = useState<RecountOrder['open']>('as_promised')
  const [keepLate, setKeepLate] = useState(true)
  const [reason, setReason] = useState('')
  const queries = useQueryClient()
  const saving = useSaving(save, onSaved, {
    again: () => void check.refetch(),
    // Somebody has saved meanwhile: the page says what, and nothing typed is lost.
    crossed: async () => {
      await queries.invalidateQueries({ queryKey: TERMS })
      onBack()
    },
  })
  useTitle(say('admin.check.title'))
  const first = check.data?.pages[0]
  if (!first)
    return check.error ? <Failed error={check.error} onRetry={() => void check.refetch()} /> : <Loading groups={4} />

  const touched = first.earlier + first.later + first.late
  const chosen = recounts && touched > 0 ? open : 'as_promised'
  const moving = touched - (keepLate ? first.late : 0)
  const send = () => saving.send({ at: first.at, mark: first.mark, open: chosen, keepLate, reason: reason.trim() })
  return (
    <Panes
      aside={
        <>
          <div className={panes.head}>
            <h2>{say('admin.check.how')}</h2>
          </div>
          <div className={panes.body}>
            <div className={styles.aside}>
              <TextField
                label={say('admin.check.reason')}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              {aside}
            </div>
          </div>
          <div>
            <p className={styles.counted}>{say('admin.check.counted', { at: formats.time(first.at) })}</p>
            <div className={panes.dock}>
              <Button kind="ghost" onClick={onBack}>
                {say('admin.check.back')}
              </Button>
              <Button kind="primary" aria-busy={saving.isBusy || undefined} onClick={send}>
                {chosen === 'recounted' ? say('admin.check.recount', { count: moving }) : say('admin.check.save')}
              </Button>
            </div>
          </div>
        </>
      }
    >
      <PaneHead title={say('admin.check.title')} crumbs={[...crumbs, { href: '?', label: title }]} meta={summary} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter saves from anywhere in it */}
      <div
        className={panes.body}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send()}
      >
        <div role="alert">{saving.trouble && <p className={panes.notice}>{say(saving.trouble)}</p>}</div>
        <Figures check={first} />
        <fieldset>
          <legend>
            <VisuallyHidden>{say('admin.check.choice')}</VisuallyHidden>
          </legend>
          <Choice
            checked={chosen === 'as_promised'}
            onChoose={() => setOpen('as_promised')}
            label={say('admin.check.new-only')}
            hint={say('admin.check.new-only.hint', { count: first.open })}
          />
          {touched > 0 && (
            <Choice
              checked={chosen === 'recounted'}
              disabled={!recounts}
              onChoose={() => setOpen('recounted')}
              label={say('admin.check.all')}
              hint={say(recounts ? 'admin.check.all.hint' : 'refusal.terms.recounted-later')}
            >
              {first.late > 0 && (
                <Check
                  label={say('admin.check.keep-late', { count: first.late })}
                  on={keepLate}
                  disabled={chosen !== 'recounted'}
                  onChange={setKeepLate}
                />
              )}
            </Choice>
          )}
        </fieldset>
        <ChangedRequests
          check={first}
          items={check.data?.pages.flatMap(({ items }) => items) ?? []}
          keepLate={keepLate}
          onMore={check.hasNextPage ? () => void check.fetchNextPage() : undefined}
        />
      </div>
    </Panes>
  )
}

/** The list for one moment, page by page; another draft is another list. */
function useCheck(ask: Ask, draft: string) {
  const at = useRef<string | null>(null)
  return useInfiniteQuery({
    queryKey: ['terms-check', draft],
    initialPageParam: 0,
    queryFn: async ({ pageParam }) => {
      const answer: CheckAnswer = await ask({ at: pageParam === 0 ? null : at.current, offset: pageParam })
      at.current = answer.at
      return answer
    },
    getNextPageParam: ({ next }) => next,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })
}

/** Saves once; what has changed meanwhile is counted again and said over the list. */
interface Stops {
  readonly again: () => void
  readonly crossed: () => Promise<void>
}

function useSaving(save: WhatChangesProps['save'], onSaved: () => unknown, stops: Stops) {
  const [trouble, setTrouble] = useState<ReturnType<typeof textOfProblem> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const busy = useRef(false)
  const send = async (order: RecountOrder) => {
    if (busy.current) return
    busy.current = true
    setBusy(true)
    setTrouble(null)
    try {
      await save(order)
      await onSaved()
    } catch (error) {
      setTrouble(textOfProblem(error))
      if (error instanceof Problem && error.code === 'terms.open-changed') stops.again()
      if (error instanceof Problem && error.code === 'terms.changed') await stops.crossed()
    } finally {
      busy.current = false
      setBusy(false)
    }
  }
  return { send: (order: RecountOrder) => void send(order), trouble, isBusy }
}
