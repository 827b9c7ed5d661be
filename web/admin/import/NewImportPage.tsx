import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ImportOrder } from '../../../src/contract/imports/imports.ts'
import { IMPORT_SUBJECTS, type ImportSubject } from '../../../src/domain/imports/fields.ts'
import { call, post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { uploadFile } from '../../upload.ts'
import styles from './Import.module.css'
import { useRefreshImports } from './imports.ts'
import { Steps } from './Steps.tsx'

interface Typed {
  readonly subject: ImportSubject
  readonly file: File | null
}

/** The first step: what is imported, and the file. */
export function NewImportPage() {
  const say = useSay()
  const formats = useFormats()
  const { history } = useRouter()
  const refresh = useRefreshImports()
  const input = useRef<HTMLInputElement>(null)
  useTitle(say('admin.import.new'))
  const form = useForm<Typed, Typed, { readonly id: number }>({
    typed: useState<Typed>({ subject: 'organisations', file: null }),
    check: ({ file }) => ({ file: file === null && say('admin.import.file.missing') }),
    body: (typed) => typed,
    send: async ({ subject, file }, key): Promise<{ readonly id: number }> => {
      if (!file) throw new Error('a form without a file is not sent')
      const fileId = await uploadFile({ by: call, file, key, onProgress: () => undefined })
      const order: ImportOrder = { subject, fileId, fileName: file.name }
      return post('/api/imports', order, `${key} begun`)
    },
    onDone: async ({ id }) => {
      await refresh()
      history.push(paths.adminImport(id))
    },
  })
  const { file } = form.typed
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <a className="link" href={paths.adminImports}>
          {say('admin.import')}
        </a>
        <Steps at="file" />
      </div>
      <h1>{say('admin.import.new')}</h1>
      <form className={styles.form} {...form.wiring}>
        <Select
          label={say('admin.import.subject')}
          placeholder={say('admin.choose')}
          options={IMPORT_SUBJECTS.map((value) => ({ value, label: say(`admin.import.subject.${value}`) }))}
          hint={say('admin.import.order')}
          {...form.choice('subject')}
        />
        <Field label={say('admin.import.file')} hint={say('admin.import.file.hint')} error={form.error('file')}>
          {(wiring) => (
            <div className={styles.buttons}>
              <input
                {...wiring}
                ref={input}
                type="file"
                className={styles.hidden}
                accept=".csv,.txt,.xlsx,text/csv"
                onChange={(event) => form.set({ file: event.target.files?.[0] ?? null })}
              />
              <Button onClick={() => input.current?.click()}>
                {say(file ? 'admin.import.file.other' : 'admin.import.file.choose')}
              </Button>
              {file && (
                <span>
                  {file.name} <span className={styles.quiet}>{formats.size(file.size)}</span>
                </span>
              )}
            </div>
          )}
        </Field>
        <FormTrouble form={form} />
        <div>
          <SendButton form={form}>{say('admin.import.upload')}</SendButton>
        </div>
      </form>
    </div>
  )
}
