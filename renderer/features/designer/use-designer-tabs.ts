import { useState } from 'react'
import type { UiFeature } from '../../../main/records/ui-feature.ts'
import type { LabelModel } from '../../client/label-designs.ts'
import { useUiFeatures } from '../../client/ui-features.ts'

export interface DesignerTabs {
  tabs: { value: string; label: string }[]
  tab: string
  setTab: (tab: string) => void
  /** The editor or preview of a plugin that is open. */
  plugged: UiFeature | null
}

/** The views of the designer, with those that plugins add. */
export function useDesignerTabs(model: LabelModel, isDrawing: boolean): DesignerTabs {
  const [wanted, setTab] = useState('design')
  const context = { template_type: 'labeltemplate', template_model: model }
  const editors = useUiFeatures('template_editor', context)
  const previews = useUiFeatures('template_preview', context)
  const plugged = [...editors, ...previews]
    .filter(({ source }) => source !== null)
    .map((feature) => ({ value: `${feature.feature_type} ${feature.plugin_name} ${feature.key}`, feature }))
  const tabs = [
    ...(isDrawing ? [{ value: 'design', label: 'Design' }] : []),
    { value: 'code', label: 'Code' },
    { value: 'data', label: 'Data' },
    ...plugged.map(({ value, feature }) => ({ value, label: feature.title })),
  ]
  const tab = tabs.some(({ value }) => value === wanted) ? wanted : (tabs[0]?.value ?? 'code')
  return { tabs, tab, setTab, plugged: plugged.find(({ value }) => value === tab)?.feature ?? null }
}
