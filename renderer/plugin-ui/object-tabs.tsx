import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { useUiFeatures } from '../client/ui-features.ts'
import { FeatureIcon } from '../components/icons/named-icon.tsx'
import type { PluginObject } from './plugin-object.ts'
import { PluginPart } from './plugin-part.tsx'

interface ObjectTabsProps {
  object: PluginObject
  /** Our own, the usual one first. */
  tabs: { value: string; label: string; content: ReactNode }[]
}

/** Our tabs for an object, then those of plugins. A single one needs no tab. */
export function ObjectTabs({ object, tabs }: ObjectTabsProps) {
  const panels = useUiFeatures('panel', { target_model: object.model, target_id: object.id })
  const [query, setQuery] = useSearchParams()
  const wanted = query.get('tab')
  const values = [...tabs.map(({ value }) => value), ...panels.map(panelTab)]
  const open = wanted !== null && values.includes(wanted) ? wanted : (values[0] ?? null)
  if (values.length <= 1) return tabs[0]?.content
  const change = (value: string | null) =>
    setQuery(
      (before) => {
        before.set('tab', value ?? '')
        return before
      },
      { replace: true },
    )
  return (
    <Tabs value={open} onChange={change} keepMounted={false}>
      <Tabs.List mb="sm">
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
        {panels.map((panel) => (
          <Tabs.Tab
            key={panelTab(panel)}
            value={panelTab(panel)}
            leftSection={<FeatureIcon icon={panel.icon} size={16} />}
          >
            {panel.title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value, content }) => (
        <Tabs.Panel key={value} value={value}>
          {content}
        </Tabs.Panel>
      ))}
      {panels.map((panel) => (
        <Tabs.Panel key={panelTab(panel)} value={panelTab(panel)} data-plugin-panel>
          <FeaturePart feature={panel} usual="renderPanel" object={object} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

export const panelTab = ({ plugin_name, key }: UiFeature): string => `plugin:${plugin_name}:${key}`

const WORDS: Partial<Record<UiFeature['feature_type'], string>> = {
  panel: 'panel',
  dashboard: 'dashboard item',
  navigation: 'page',
}

interface FeaturePartProps {
  feature: UiFeature
  usual: string
  object?: PluginObject
}

/** A feature that is drawn. */
export function FeaturePart({ feature, usual, object }: FeaturePartProps) {
  const { plugin_name, feature_type, title, source, context } = feature
  if (source === null) return <p>The plugin says nothing about what is to be shown here.</p>
  return (
    <PluginPart
      plugin={plugin_name}
      name={`${WORDS[feature_type] ?? feature_type} “${title}”`}
      source={source}
      usual={usual}
      context={context}
      object={object}
    />
  )
}
