import type { ReportDocument } from '../records/report-document.ts'
import type { ReportTemplate } from '../records/output-records.ts'
import type { KeptReport } from './report-template.ts'

type Told = Pick<ReportTemplate, 'name' | 'description' | 'model_type' | 'filename_pattern'>

/** A report that the program brings along; its key is given when the station keeps it. */
function builtIn(
  told: Told,
  { merge, body }: { merge: boolean; body: string },
): Omit<KeptReport, 'record'> & {
  record: Omit<ReportTemplate, 'pk'>
} {
  const document: ReportDocument = {
    format: 1,
    kind: 'html',
    page_size: 'A4',
    landscape: false,
    merge,
    source: `<style>${STYLE}</style>\n${body}`,
  }
  const { page_size, landscape } = document
  return { record: { ...RECORD, ...told, page_size, landscape, merge }, document }
}

const RECORD = {
  filters: '',
  enabled: true,
  attach_to_model: false,
  revision: 1,
  template: '',
  updated: null,
  updated_by: null,
  draft: false,
} as const satisfies Partial<ReportTemplate>

const STYLE = `
body { font: 9pt/1.35 "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #111; margin: 0; }
h1 { font-size: 15pt; margin: 0 0 1mm; }
p { margin: 0 0 4mm; color: #555; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: 0.2mm solid #bbb; }
th { border-bottom: 0.4mm solid #111; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; }
.tick { text-align: center; width: 8mm; }
.quiet { color: #555; }
.code { width: 14mm; padding-right: 0; }
.code img { display: block; width: 13mm; height: 13mm; image-rendering: pixelated; }
`

/** Every item on a line, as one takes it along through the warehouse. */
const STOCK_LIST = builtIn(
  {
    name: 'Stock list',
    description: 'Stock items with part, place and quantity, and room to tick them off',
    model_type: 'stockitem',
    filename_pattern: 'stock-list-{{ date }}.pdf',
  },
  {
    merge: true,
    body: `<h1>{{ title | default: "Stock list" }}</h1>
<p>{{ date }} · {{ instances | size }} items{% if user %} · {{ user.username }}{% endif %}{% if note %} · {{ note }}{% endif %}</p>
<table><thead><tr><th>Part</th><th>IPN</th><th>Place</th><th>Batch / serial</th><th class="number">Quantity</th><th>✓</th></tr></thead><tbody>
{% for item in instances %}<tr><td>{{ item.part.name }}</td><td>{{ item.ipn }}</td><td>{{ item.location.pathstring }}</td><td>{{ item.serial | default: item.batch }}</td><td class="number">{{ item.quantity }} {{ item.part.units }}</td><td>☐</td></tr>
{% endfor %}</tbody></table>`,
  },
)

/** One page for each place. */
const PLACE_SHEET = builtIn(
  {
    name: 'Place sheet',
    description: 'What a location is, a page for each',
    model_type: 'stocklocation',
    filename_pattern: 'places-{{ date }}.pdf',
  },
  {
    merge: false,
    body: `<h1>{{ location.name }}</h1><p>{{ location.pathstring }}</p>
<table><tbody><tr><th>Description</th><td>{{ location.description }}</td></tr><tr><th>Stock items</th><td>{{ location.items }}</td></tr><tr><th>Code</th><td>{{ qr_data }}</td></tr></tbody></table>`,
  },
)

/** The places as a tree, each with the code that a scanner reads from the sheet. */
const LOCATION_LIST = builtIn(
  {
    name: 'Location list',
    description: 'Locations with what they hold, and a code to scan for each',
    model_type: 'stocklocation',
    filename_pattern: 'location-list-{{ date }}.pdf',
  },
  {
    merge: true,
    body: `<h1>{{ title | default: "Location list" }}</h1>
<p>{{ date }} · {{ instances | size }} locations{% if user %} · {{ user.username }}{% endif %}</p>
<table><thead><tr><th>Location</th><th>Where</th><th>Description</th><th class="number">Items</th><th class="code">Code</th></tr></thead><tbody>
{% for place in instances %}<tr><td style="padding-left: {{ place.location.level | times: 4 }}mm"><strong>{{ place.location.name }}</strong></td><td class="quiet">{{ place.location.pathstring | replace: "/", " / " }}</td><td>{{ place.location.description }}</td><td class="number">{{ place.location.items }}</td><td class="code"><img alt="" src="{{ place.qr_data | qrcode: box_size: 6, border: 2 }}"></td></tr>
{% endfor %}</tbody></table>`,
  },
)

const PART_LIST = builtIn(
  {
    name: 'Part list',
    description: 'Parts with their numbers and how many there are',
    model_type: 'part',
    filename_pattern: 'part-list-{{ date }}.pdf',
  },
  {
    merge: true,
    body: `<h1>{{ title | default: "Part list" }}</h1>
<p>{{ date }} · {{ instances | size }} parts{% if user %} · {{ user.username }}{% endif %}</p>
<table><thead><tr><th>Part</th><th>IPN</th><th>Description</th><th>Category</th><th class="number">In stock</th><th class="number">At least</th></tr></thead><tbody>
{% for one in instances %}<tr><td><strong>{{ one.part.name }}</strong></td><td>{{ one.IPN }}</td><td class="quiet">{{ one.description }}</td><td>{{ one.part.category_name }}</td><td class="number">{{ one.part.in_stock | format_number: max_decimal_places: 5 }} {{ one.part.units }}</td><td class="number">{% if one.part.minimum_stock > 0 %}{{ one.part.minimum_stock | format_number: max_decimal_places: 5 }}{% endif %}</td></tr>
{% endfor %}</tbody></table>`,
  },
)

export const BUILT_IN_REPORTS: readonly KeptReport[] = [STOCK_LIST, PLACE_SHEET, LOCATION_LIST, PART_LIST].map(
  ({ record, document }, index) => ({ record: { ...record, pk: index + 1 }, document }),
)

const STARTERS: Readonly<Record<ReportTemplate['model_type'], { document: ReportDocument }>> = {
  stockitem: STOCK_LIST,
  stocklocation: LOCATION_LIST,
  part: PART_LIST,
}

/** A new report is the list of its kind, to be changed. */
export function starterReport(model: ReportTemplate['model_type']): ReportDocument {
  return STARTERS[model].document
}
