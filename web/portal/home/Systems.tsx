import type { CatalogueNode } from '../../../src/contract/catalogue/catalogue.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { useCatalogue } from '../catalogue.ts'
import styles from './Systems.module.css'

type State = CatalogueNode['availability']

/** How each part of what we serve does just now: as well as the worst of its services. */
export function Systems() {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: nodes = [] } = useCatalogue()
  const parts = partsOf(nodes)
  if (parts.length === 0) return null
  return (
    <section className={styles.systems}>
      <h2>{say('portal.systems')}</h2>
      <ul>
        {parts.map(({ id, name, state }) => (
          <li key={id} data-state={state}>
            <span className={styles.name}>{inMyLanguage(name)}</span>
            <span className={styles.state}>{say(`portal.systems.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Part extends Pick<CatalogueNode, 'id' | 'name'> {
  readonly state: State
}

function partsOf(nodes: readonly CatalogueNode[]): readonly Part[] {
  const top = nodes.filter(({ parentId }) => parentId === null)
  return top.map((node) => ({ id: node.id, name: node.name, state: worstOf(servicesOf(node, nodes)) }))
}

function servicesOf(node: CatalogueNode, nodes: readonly CatalogueNode[]): readonly CatalogueNode[] {
  if (!node.isGroup) return [node]
  return nodes.filter(({ parentId }) => parentId === node.id).flatMap((below) => servicesOf(below, nodes))
}

/** One service that is not there at all limits its part; the part is not there when none of them is. */
function worstOf(services: readonly CatalogueNode[]): State {
  if (services.length > 0 && services.every(({ availability }) => availability === 'unavailable')) return 'unavailable'
  return services.some(({ availability }) => availability !== 'available') ? 'limited' : 'available'
}
