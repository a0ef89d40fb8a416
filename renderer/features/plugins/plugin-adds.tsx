import { Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import type { UiFeature } from '../../../main/records/ui-feature.ts'
import { useRelated } from '../../client/related.ts'
import { useUiFeatures } from '../../client/ui-features.ts'
import { addressOf } from '../../plugin-ui/feature-address.ts'
import { panelTab } from '../../plugin-ui/object-tabs.tsx'
import { ADDITIONS } from './plugin-words.ts'
import styles from './plugins-page.module.css'

interface Addition {
  what: string
  to: string | null
}

/** What a plugin adds, each with the way to it. */
export function PluginAdds({ plugin }: { plugin: PluginRecord }) {
  const isOn = plugin.state === 'active'
  const keys = isOn ? Object.keys(plugin.mixins) : (plugin.manifest?.mixins ?? [])
  const additions = [...keys.flatMap((key) => ADDITIONS[key] ?? []), ...useShown(plugin.key, isOn)]
  if (additions.length === 0)
    return <Text>{isOn ? 'Nothing that is to be seen.' : 'That is to be seen when it is on.'}</Text>
  return (
    <Stack gap={4}>
      <ul className={styles['facts']}>
        {additions.map(({ what, to }) => (
          <li key={what}>
            {what}
            {to !== null && isOn && (
              <>
                {' '}
                <Link to={to} aria-label={`Show me: ${what}`}>
                  show me
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  )
}

const OBJECTS = [
  { model: 'stockitem', words: 'items', list: '/api/stock/', page: '/stock/items' },
  { model: 'part', words: 'parts', list: '/api/part/', page: '/stock/parts' },
  { model: 'stocklocation', words: 'locations', list: '/api/stock/location/', page: '/stock/locations' },
  { model: 'machine', words: 'machines', list: '/api/machine/', page: '/machines' },
] as const

function useShown(plugin: string, isOn: boolean): Addition[] {
  const own = (features: UiFeature[]) => features.filter((feature) => feature.plugin_name === plugin)
  const dashboard = own(useUiFeatures('dashboard', {}, isOn))
  const pages = own(useUiFeatures('navigation', {}, isOn))
  const commands = own(useUiFeatures('spotlight_action', {}, isOn))
  const editors = own(useUiFeatures('template_editor', { template_type: 'labeltemplate' }, isOn))
  const previews = own(useUiFeatures('template_preview', { template_type: 'labeltemplate' }, isOn))
  return [
    ...usePanels(plugin, isOn, OBJECTS[0]),
    ...usePanels(plugin, isOn, OBJECTS[1]),
    ...usePanels(plugin, isOn, OBJECTS[2]),
    ...usePanels(plugin, isOn, OBJECTS[3]),
    ...dashboard.map(({ title }) => ({ what: `dashboard item “${title}”`, to: '/overview' })),
    ...pages.map((page) => ({ what: `page “${page.title}”`, to: addressOf(page) })),
    ...commands.map(({ title }) => ({ what: `command “${title}”, by Ctrl+K`, to: null })),
    ...editors.map(({ title }) => ({ what: `editor of label templates “${title}”`, to: null })),
    ...previews.map(({ title }) => ({ what: `preview of labels “${title}”`, to: '/stock/items' })),
  ]
}

/** Panels depend on the object, so one that is there is asked for. */
function usePanels(plugin: string, isOn: boolean, { model, words, list, page }: (typeof OBJECTS)[number]): Addition[] {
  const first = useRelated(list, { limit: 1 }).data?.[0]?.pk
  const context = { target_model: model, target_id: first ?? null }
  const panels = useUiFeatures('panel', context, isOn && first !== undefined)
  return panels
    .filter(({ plugin_name }) => plugin_name === plugin)
    .map((panel) => ({
      what: `panel “${panel.title}” on ${words}`,
      to: `${page}/${first}?tab=${encodeURIComponent(panelTab(panel))}`,
    }))
}
