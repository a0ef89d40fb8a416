import type { ReportTemplate } from '../records/output-records.ts'
import type { ReportDocument } from './report-template.ts'

const COMMON = {
  filters: '',
  enabled: true,
  attach_to_model: false,
  revision: 1,
  page_size: 'A4',
  landscape: false,
  merge: true,
} as const satisfies Partial<ReportTemplate>

const STYLE = `
body { font: 9pt/1.35 "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #111; margin: 0; }
h1 { font-size: 15pt; margin: 0 0 1mm; }
p { margin: 0 0 4mm; color: #555; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: 0.2mm solid #bbb; }
th { border-bottom: 0.4mm solid #111; }
tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; }
`

/** Every item on a line, as one takes it along through the warehouse. */
const STOCK_LIST: ReportDocument = {
  record: {
    ...COMMON,
    pk: 1,
    name: 'Stock list',
    description: 'Stock items with part, place and quantity, and room to tick them off',
    model_type: 'stockitem',
    filename_pattern: 'stock-list-{{ date }}.pdf',
  },
  style: STYLE,
  body: `<h1>{{ title | default: "Stock list" }}</h1>
<p>{{ date }} · {{ instances | size }} items{% if user %} · {{ user.username }}{% endif %}{% if note %} · {{ note }}{% endif %}</p>
<table><thead><tr><th>Part</th><th>IPN</th><th>Place</th><th>Batch / serial</th><th class="number">Quantity</th><th>✓</th></tr></thead><tbody>
{% for item in instances %}<tr><td>{{ item.part.name }}</td><td>{{ item.ipn }}</td><td>{{ item.location.pathstring }}</td><td>{{ item.serial | default: item.batch }}</td><td class="number">{{ item.quantity }} {{ item.part.units }}</td><td>☐</td></tr>
{% endfor %}</tbody></table>`,
}

/** One page for each place. */
const PLACE_SHEET: ReportDocument = {
  record: {
    ...COMMON,
    pk: 2,
    name: 'Place sheet',
    description: 'What a location is, a page for each',
    model_type: 'stocklocation',
    filename_pattern: 'places-{{ date }}.pdf',
    merge: false,
  },
  style: STYLE,
  body: `<h1>{{ location.name }}</h1><p>{{ location.pathstring }}</p>
<table><tbody><tr><th>Description</th><td>{{ location.description }}</td></tr><tr><th>Stock items</th><td>{{ location.items }}</td></tr><tr><th>Code</th><td>{{ qr_data }}</td></tr></tbody></table>`,
}

export const BUILT_IN_REPORTS: readonly ReportDocument[] = [STOCK_LIST, PLACE_SHEET]
