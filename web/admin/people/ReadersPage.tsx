import { useState } from 'react'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { ReadersList, useReaders } from '../../request/ReadersList.tsx'
import { useTitle } from '../../title.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useAddressQuery } from '../customers/use-query.ts'
import styles from './People.module.css'

/** Who reads a request, asked by its number. */
export function ReadersPage() {
  const say = useSay()
  const { get, go } = useAddressQuery()
  const asked = Number(get('number') ?? '')
  const form = useForm({
    typed: useState({ number: get('number') ?? '' }),
    check: ({ number }) => ({ number: numberIn(number) === null && say('admin.readers.number.wrong') }),
    body: ({ number }) => numberIn(number),
    send: async (number) => number,
    onDone: (number) => go({ number: String(number) }),
  })
  useTitle(say('admin.readers'))
  return (
    <div className={styles.page}>
      <h1>{say('admin.readers')}</h1>
      <form className={styles.ask} {...form.wiring}>
        <TextField
          label={say('admin.readers.number')}
          inputMode="numeric"
          autoComplete="off"
          {...form.text('number')}
        />
        <SendButton form={form}>{say('admin.readers.show')}</SendButton>
      </form>
      {asked > 0 && <Found key={asked} number={asked} />}
    </div>
  )
}

function Found({ number }: { readonly number: number }) {
  const say = useSay()
  const { data } = useReaders(number)
  return (
    <section className={styles.form}>
      {data && (
        <h2>
          <a className="link" href={paths.deskRequest(number)}>
            {say('readers.of', { number, subject: data.subject })}
          </a>
        </h2>
      )}
      <ReadersList number={number} />
    </section>
  )
}

function numberIn(text: string): number | null {
  const [, digits] = /^\s*№?\s*(\d{1,15})\s*$/.exec(text) ?? []
  return digits === undefined ? null : Number(digits)
}
