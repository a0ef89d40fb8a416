import type { TemplateSort } from '../../client/template-actions.ts'

export interface WayBack {
  to: string
  name: string
}

/** Where all templates of a sort are. */
export const ALL_TEMPLATES: Readonly<Record<TemplateSort, WayBack>> = {
  label: { to: '/labels/templates', name: 'All templates' },
  report: { to: '/labels/reports', name: 'All reports' },
}
