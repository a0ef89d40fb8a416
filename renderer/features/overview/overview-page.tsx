import { ActionIcon, Button, Menu } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMe } from '../../client/session.ts'
import { useUiFeatures } from '../../client/ui-features.ts'
import { Page } from '../../components/page.tsx'
import { FeaturePart } from '../../plugin-ui/object-tabs.tsx'
import { arranged, change, NOTHING_ARRANGED, sizeOf, type Tile, type TileChange } from './layout.ts'
import styles from './overview-page.module.css'
import { OWN_TILES } from './own-tiles.tsx'

interface DrawnTile extends Tile {
  content: ReactNode
}

/** What is going on, at a glance: our tiles, then those of plugins, as whoever looks has arranged them. */
export function OverviewPage() {
  const tiles = useTiles()
  const { data: me } = useMe()
  const [arrangement, arrange] = useLocalStorage({
    key: `scanbench.overview.${me?.username ?? ''}`,
    defaultValue: NOTHING_ARRANGED,
    getInitialValueInEffect: false,
  })
  const shown = arranged(tiles, arrangement)
  return (
    <Page
      title="Overview"
      actions={
        arrangement !== NOTHING_ARRANGED && (
          <Button variant="default" size="xs" onClick={() => arrange(NOTHING_ARRANGED)}>
            Usual arrangement
          </Button>
        )
      }
    >
      <div className={styles['tiles']}>
        {shown.map((tile) => (
          <section key={tile.id} className={styles['tile']} data-size={tile.size} aria-label={tile.title}>
            <header className={styles['head']}>
              <h2 className={styles['title']}>{tile.title}</h2>
              <TileMenu title={tile.title} onChange={(step) => arrange(change(shown, arrangement, tile.id, step))} />
            </header>
            {tile.content}
          </section>
        ))}
      </div>
    </Page>
  )
}

function useTiles(): DrawnTile[] {
  const features = useUiFeatures('dashboard')
  return [
    ...OWN_TILES.map(({ Content, ...tile }) => ({ ...tile, content: <Content /> })),
    ...features.map((feature) => ({
      id: `p-${feature.plugin_name}-${feature.key}`,
      title: feature.title,
      size: sizeOf(feature.options),
      content: <FeaturePart feature={feature} usual="renderDashboardItem" />,
    })),
  ]
}

const STEPS: readonly [TileChange, string][] = [
  ['earlier', 'Earlier'],
  ['later', 'Later'],
  ['bigger', 'Bigger'],
  ['smaller', 'Smaller'],
  ['remove', 'Remove'],
]

function TileMenu({ title, onChange }: { title: string; onChange: (step: TileChange) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={`Arrange ${title}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {STEPS.map(([step, label]) => (
          <Menu.Item key={step} onClick={() => onChange(step)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
