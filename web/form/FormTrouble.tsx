import { useSay } from '../language.ts'
import { classes } from '../ui/classes.ts'
import styles from './Form.module.css'
import type { Form } from './use-form.ts'

interface FormTroubleProps {
  readonly form: Form
  readonly className?: string | undefined
}

/** Stands over the button: what was refused of the whole, or which fields are wrong where there are several. */
export function FormTrouble({ form: { trouble, wrong }, className }: FormTroubleProps) {
  const say = useSay()
  const words = trouble ?? (wrong.length > 1 ? say('common.form.wrong', { fields: wrong.join(', ') }) : null)
  return (
    <div role="alert" className={styles.place}>
      {words && <p className={classes(styles.trouble, className)}>{words}</p>}
    </div>
  )
}
