import { Plugin } from '@scanbench/plugin'
import { SettingsMixin, UserInterfaceMixin } from '@scanbench/plugin/mixins'
import type { UserInterfaceFeature, UserInterfaceRequest } from '@scanbench/plugin/mixins'
import { boolean } from '@scanbench/plugin/settings'

const PARTS = ['part', 'stockitem', 'stocklocation', 'machine']

/** One thing for each place of the window; its modules need no build. */
export default class SampleUi extends Plugin.with(UserInterfaceMixin, SettingsMixin) {
  NAME = 'Sample UI'
  SLUG = 'sample-ui'
  TITLE = 'Sample of the window'
  DESCRIPTION = 'Panels, dashboard items, buttons and commands'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'
  ADMIN_SOURCE = 'admin.js'

  SETTINGS = { BROKEN: boolean({ name: 'Show a broken panel', description: 'Its module is missing' }) }

  async getUiPanels({ context }: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    const { target_model: model = '', target_id: id = '' } = context
    if (!PARTS.includes(model)) return []
    const panels: UserInterfaceFeature[] = [
      {
        key: 'component',
        title: 'Sample',
        icon: 'ti:star:outline',
        source: 'panels.js',
        context: { greeting: 'Hello' },
      },
      { key: 'element', title: 'Plain', source: 'panels.js:fillPanel', context: { model, id } },
    ]
    if (model === 'part' && (await this.#isActive(id))) panels.push({ key: 'active', source: 'panels.js:renderActive' })
    if (await this.getSetting('BROKEN')) panels.push({ key: 'broken', title: 'Broken', source: 'missing.js' })
    return panels
  }

  async getUiDashboardItems({ user }: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    const items: UserInterfaceFeature[] = [
      { key: 'stock', title: 'Items in stock', source: 'dashboard.js:renderStock', options: { width: 2, height: 1 } },
      { key: 'clock', title: 'Time', source: 'dashboard.js:fillClock', options: { width: 1, height: 1 } },
      { key: 'machines', title: 'Machines that work', source: 'dashboard.js:renderMachines' },
    ]
    if (user?.is_superuser === true) items.push({ key: 'admin', title: 'For administrators', source: 'dashboard.js' })
    return items
  }

  async getUiTemplateEditors({ context }: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    return context['template_type'] === 'labeltemplate' ? [{ key: 'text', title: 'Text', source: 'template.js' }] : []
  }

  async getUiTemplatePreviews(): Promise<UserInterfaceFeature[]> {
    return [{ key: 'words', title: 'In words', source: 'template.js:getPreview' }]
  }

  async getUiNavigationItems(): Promise<UserInterfaceFeature[]> {
    return [{ key: 'page', title: 'Sample page', icon: 'ti:star:outline', source: 'panels.js:renderPage' }]
  }

  async getUiPrimaryActions({ context }: UserInterfaceRequest): Promise<UserInterfaceFeature[]> {
    const options = { color: 'teal' }
    return context['location'] === '/overview'
      ? [{ key: 'hello', title: 'Say hello', source: 'actions.js', options }]
      : []
  }

  async getUiSpotlightActions(): Promise<UserInterfaceFeature[]> {
    return [{ key: 'greet', title: 'Greet everybody', description: 'From the sample', source: 'actions.js' }]
  }

  async getAdminContext(): Promise<Record<string, unknown>> {
    return { rows: 3 }
  }

  async #isActive(part: string): Promise<boolean> {
    return (await this.station.get<{ active: boolean }>(`/api/part/${Number(part)}/`)).active
  }
}
