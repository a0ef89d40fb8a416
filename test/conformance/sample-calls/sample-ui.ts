import { ANA, type SampleCalls } from '../../support/sample-calls.ts'

const at = (context: object) => ({ user: ANA, context })

export const CALLS: SampleCalls = {
  settings: { BROKEN: true },
  answers: { 'GET /api/part/3/': { active: true } },
  calls: [
    ['getUiPanels', at({ target_model: 'part', target_id: '3' })],
    ['getUiPanels', at({ target_model: 'part', target_id: '4' })],
    ['getUiDashboardItems', at({})],
    ['getUiTemplateEditors', at({ template_type: 'labeltemplate' })],
    ['getUiTemplatePreviews', at({})],
    ['getUiNavigationItems', at({})],
    ['getUiPrimaryActions', at({ location: '/overview' })],
    ['getUiSpotlightActions', at({})],
    ['getAdminContext'],
  ],
}
