import { type Ref, type TextareaHTMLAttributes, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'

interface GrowingProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  /** It grows with its text up to here, then scrolls. */
  readonly maxRows?: number
  readonly ref?: Ref<HTMLTextAreaElement>
}

interface TextAreaProps extends FieldWords, Omit<GrowingProps, 'id'> {}

export function TextArea({ label, aside, hint, error, className, ...area }: TextAreaProps) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error}>
      {(wiring) => <Growing {...area} {...wiring} className={classes(styles.box, className)} />}
    </Field>
  )
}

/** A bare text area that is as tall as its text. */
export function Growing({ maxRows = 12, rows = 3, className, ref, ...area }: GrowingProps) {
  const own = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => own.current)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    if (own.current && !CSS.supports('field-sizing', 'content')) fit(own.current)
  }, [area.value])

  return (
    <textarea
      {...area}
      ref={own}
      className={classes(styles.area, className)}
      style={{ minHeight: linesHigh(rows), maxHeight: linesHigh(maxRows) }}
    />
  )
}

function fit(area: HTMLTextAreaElement) {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}

function linesHigh(rows: number) {
  return `calc(${rows}lh + 24px)`
}
