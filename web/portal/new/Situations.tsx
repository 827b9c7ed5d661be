import { IconDots } from '@tabler/icons-react'
import { Suspense, useId, useState } from 'react'
import type { CatalogueNode } from '../../../src/contract/catalogue/catalogue.ts'
import { LostDialog } from '../../frame/Lost.tsx'
import { useInMyLanguage, useSay } from '../../language.ts'
import { later } from '../../later.ts'
import { Group } from '../../ui/Group.tsx'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { frequentServices, useCatalogue } from '../catalogue.ts'
import type { EditDraft, NewDraft } from './new-draft.ts'
import styles from './Situations.module.css'
import { iconOfService } from './service-icon.ts'

/** Fetched by whoever finds none of the tiles right. */
const CatalogueDialog = later(() => import('./CatalogueDialog.tsx').then((one) => one.CatalogueDialog), LostDialog)

const TILES = 5

interface SituationsProps {
  readonly chosen: NewDraft['serviceId']
  readonly edit: EditDraft
}

/** Life situations: the frequent ones as tiles, the rest in the catalogue. */
export function Situations({ chosen, edit }: SituationsProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data: nodes = [] } = useCatalogue()
  /** Null: nobody has asked for it. */
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const name = useId()
  const choose = (serviceId: NewDraft['serviceId']) =>
    edit({ serviceId, module: '', area: '', answers: {}, equipmentId: null })
  return (
    <Group
      label={say('portal.new.what')}
      aside={
        <button type="button" onClick={() => setOpen(true)}>
          {say('portal.new.catalogue')}
        </button>
      }
    >
      <div className={styles.tiles}>
        {tilesOf(nodes, chosen).map((node) => (
          <Tile
            key={node.id}
            group={name}
            icon={iconOfService(node.icon)}
            label={inMyLanguage(node.name)}
            isChosen={node.id === chosen}
            onChoose={() => choose(node.id)}
          />
        ))}
        <Tile
          group={name}
          icon={IconDots}
          label={say('portal.new.other')}
          isChosen={chosen === 'other'}
          onChoose={() => choose('other')}
        />
      </div>
      {isOpen !== null && (
        <Suspense fallback={null}>
          <CatalogueDialog opened={isOpen} nodes={nodes} onChoose={choose} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Group>
  )
}

/** Always the same number of tiles; what was chosen elsewhere comes first. */
function tilesOf(nodes: readonly CatalogueNode[], chosen: NewDraft['serviceId']): readonly CatalogueNode[] {
  const frequent = frequentServices(nodes, TILES)
  const elsewhere = nodes.find(({ id }) => id === chosen)
  if (!elsewhere || frequent.includes(elsewhere)) return frequent
  return [elsewhere, ...frequent.slice(0, TILES - 1)]
}

interface TileProps {
  readonly group: string
  readonly icon: IconShape
  readonly label: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Tile({ group, icon, label, isChosen, onChoose }: TileProps) {
  return (
    <label className={styles.tile}>
      <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <Icon of={icon} size={20} />
      <span>{label}</span>
    </label>
  )
}
