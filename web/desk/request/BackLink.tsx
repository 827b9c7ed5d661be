import { IconArrowLeft } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { squareClass } from '../../ui/IconButton.tsx'
import styles from './RequestHead.module.css'

/** On a telephone, where the request has the whole screen. */
export function BackLink({ href }: { readonly href: string }) {
  const say = useSay()
  return (
    <a className={classes(squareClass, styles.back)} href={href} aria-label={say('desk.back')}>
      <Icon of={IconArrowLeft} size={20} />
    </a>
  )
}
