import type { InputHTMLAttributes, Ref } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'

interface TextFieldProps extends FieldWords, Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  readonly ref?: Ref<HTMLInputElement>
}

export function TextField({ label, aside, hint, error, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(wiring) => <input {...input} {...wiring} className={classes(styles.box, className)} />}
    </Field>
  )
}

/** For a control of one's own that should look like a field. */
export const fieldBox = styles.box
