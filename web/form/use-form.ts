import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { newIntention } from '../intention.ts'
import { useSay } from '../language.ts'
import { Problem } from '../problem.ts'
import { type FieldOf, type Places, type Troubles, troublesOf, valueAt, wordsAt } from './troubles.ts'
import { focusFirstWrong, namesOfWrong } from './wrong-fields.ts'

export interface FormOrder<Typed extends object, Body, Answer> {
  /** A state of the page, or a draft that outlives it: what is typed, and the way to change it. */
  readonly typed: readonly [Typed, (typed: Typed) => void]
  /** What is wrong as it stands; it is said once somebody has tried to send it. */
  readonly check?: (typed: Typed) => Troubles<Typed>
  /** As the contract wants it. */
  readonly body: (typed: Typed) => Body
  /** `key` stays while the same body is sent again after a lost answer, so that nothing is done twice. */
  readonly send: (body: NoInfer<Body>, key: string) => Promise<Answer>
  readonly onDone?: (answer: NoInfer<Answer>, body: NoInfer<Body>) => unknown
  readonly onRefused?: (problem: Problem) => void
  /** The field that a refusal means. A place that is called like its field needs no row. */
  readonly places?: Places<NoInfer<Typed>>
  /** Says a refusal better than the sentence that everybody gets: at its field, or field by field. */
  readonly refusal?: (problem: Problem) => string | Troubles<NoInfer<Typed>> | undefined
}

/** What the pieces around the fields need of a form. */
export interface Form {
  readonly wiring: { readonly id: string }
  readonly isSending: boolean
  /** What was refused of the whole, or of a field that is not on the page. */
  readonly trouble: string | null
  /** Names of the fields that are wrong, as the person reads them. */
  readonly wrong: readonly string[]
}

/**
 * What every form does: the words of a refusal stand at its field and the focus goes to the first wrong one, nothing
 * typed is lost, two presses send once, Ctrl+Enter sends from any field, and the button never goes dead.
 */
export function useForm<Typed extends object, Body, Answer>(order: FormOrder<Typed, Body, Answer>) {
  const say = useSay()
  const id = useId()
  const fields = useTyped(order.typed)
  const { typed } = fields
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<{ readonly problem: Problem; readonly typed: Typed } | null>(null)
  const [intention] = useState(newIntention)
  const isBusy = useRef(false)
  const sending = useMutation({
    mutationFn: (body: Body) => order.send(body, intention.keyFor(body)),
    onSuccess: (answer, body) => {
      fields.settle()
      setTried(false)
      return order.onDone?.(answer, body)
    },
    onError: (problem) => {
      if (!(problem instanceof Problem)) return
      setRefused({ problem, typed: fields.latest() })
      sight.look()
      order.onRefused?.(problem)
    },
    onSettled: (_, error) => {
      intention.settle(error)
      isBusy.current = false
    },
  })
  const sight = useSight(tried || refused !== null)

  const found = order.check?.(typed) ?? {}
  const told = refused && troublesOf(refused.problem, refused.typed, order, say)
  /** What the server said of a field stands until the field changes. */
  const refusedAt = (name: string) =>
    refused && valueAt(refused.typed, name) === valueAt(typed, name) ? wordsAt(told?.fields, name) : undefined
  const error = (name: FieldOf<Typed>) => (tried ? wordsAt(found, name) : undefined) ?? refusedAt(name)
  const unplaced = Object.keys(told?.fields ?? {}).map(refusedAt)

  const ready = (): Body | null => {
    setTried(true)
    setRefused(null)
    if (!Object.values(found).some(Boolean)) return order.body(typed)
    sight.look()
    return null
  }
  const submit = () => {
    const body = isBusy.current ? null : ready()
    if (body === null) return
    isBusy.current = true
    sending.mutate(body)
  }
  return {
    ...fields,
    ...fieldsOf(fields, error),
    error,
    /** For something else that is done with what is typed: the body, or null and the words beside the fields. */
    ready,
    submit,
    isSending: sending.isPending,
    isDone: sending.isSuccess && !fields.isUnsaved(),
    wrong: sight.wrong,
    trouble: told?.whole ?? (sight.wrong.length === 0 ? unplaced.find(Boolean) : null) ?? null,
    /** Begins anew, with what it began with or with something else. */
    reset: (next?: Typed) => {
      fields.begin(next)
      setTried(false)
      setRefused(null)
    },
    /** For the <form>. */
    wiring: { id, ref: sight.form, ...wiringOf(submit) },
  }
}

function useTyped<Typed extends object>([typed, change]: readonly [Typed, (typed: Typed) => void]) {
  const latest = useRef(typed)
  const begun = useRef(typed)
  latest.current = typed
  const put = (next: Typed) => {
    latest.current = next
    change(next)
  }
  return {
    typed,
    latest: () => latest.current,
    /** Changes made in one breath do not undo each other. */
    set: (news: Partial<Typed>) => put({ ...latest.current, ...news }),
    put,
    settle: () => {
      begun.current = latest.current
    },
    begin: (next = begun.current) => {
      begun.current = next
      put(next)
    },
    isUnsaved: () => JSON.stringify(latest.current) !== JSON.stringify(begun.current),
  }
}

type Named<Typed, Value> = { [Name in keyof Typed & string]: Typed[Name] extends Value ? Name : never }[keyof Typed &
  string]

/** What the controls of `ui` take. */
function fieldsOf<Typed extends object>(
  { typed, latest, put }: Pick<ReturnType<typeof useTyped<Typed>>, 'typed' | 'latest' | 'put'>,
  error: (name: FieldOf<Typed>) => string | undefined,
) {
  const putOne = (name: string, value: unknown) => put({ ...latest(), [name]: value })
  return {
    /** For a line or an area of text. */
    text: <Name extends Named<Typed, string>>(name: Name) => ({
      name,
      value: `${typed[name]}`,
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => putOne(name, event.target.value),
      error: error(name),
    }),
    /** For a choice of one. */
    choice: <Name extends keyof Typed & string>(name: Name) => ({
      value: typed[name],
      onChange: (value: Typed[Name]) => putOne(name, value),
      error: error(name),
    }),
    /** For a bare <input type="checkbox">. */
    tick: <Name extends Named<Typed, boolean>>(name: Name) => ({
      checked: Boolean(typed[name]),
      onChange: (event: ChangeEvent<HTMLInputElement>) => putOne(name, event.target.checked),
    }),
  }
}

/** Knows which fields the page shows as wrong, and takes the keyboard to the first of them. */
function useSight(isWatching: boolean) {
  const form = useRef<HTMLFormElement>(null)
  const [looks, setLooks] = useState(0)
  const [wrong, setWrong] = useState<readonly string[]>([])
  useEffect(() => {
    if (looks > 0) focusFirstWrong(form.current)
  }, [looks])
  useEffect(() => {
    const names = isWatching ? namesOfWrong(form.current) : []
    setWrong((before) => (before.join('\n') === names.join('\n') ? before : names))
  })
  return { form, wrong, look: () => setLooks((times) => times + 1) }
}

function wiringOf(submit: () => void) {
  return {
    noValidate: true,
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      submit()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      submit()
    },
  }
}
