import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { chipClass } from '../../ui/Chip.tsx'
import { classes } from '../../ui/classes.ts'
import { frequentServices, useCatalogue } from '../catalogue.ts'
import styles from './QuickServices.module.css'

/** What people ask for most, one press each. The room for them is kept while they load. */
export function QuickServices() {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: nodes = [] } = useCatalogue()
  return (
    <nav className={classes(styles.chips, 'desk-only')} aria-label={say('portal.quick')}>
      {frequentServices(nodes, 3).map(({ id, name }) => (
        <a key={id} className={chipClass} href={paths.newRequestFor(id)}>
          {inMyLanguage(name)}
        </a>
      ))}
    </nav>
  )
}
