import { useAllLabelTemplates, usePublishedDocument } from '../../client/label-templates.ts'
import { type LabelPreviewRequest, useLabelPreview } from '../../client/label-preview.ts'
import { type LoadedRoll, usePrintChoice, usePrinterQueues } from '../../client/print-queue.ts'
import { usePrinters } from '../../components/use-printers.ts'
import { isOfThings } from './template-tiles.tsx'
import { labelsIn, numberAt, type PrintOrder, targetsFor } from './print-order.ts'
import type { LabelTemplate } from '../../../main/records/label-records.ts'

/** All that the Print page shows of an order: what was chosen, or what is usual, and what it will look like. */
export function usePrintPage(order: PrintOrder) {
  const templates = useAllLabelTemplates()
  const printers = usePrinters()
  const queues = usePrinterQueues().data ?? []
  const enabled = (templates.data ?? []).filter(isOfThings)
  const [first] = order.targets
  const model = templateOf(enabled, order)?.model_type ?? first?.model
  const item = first?.model === model ? (first?.pk ?? null) : null
  const choice = usePrintChoice({ model, item, template: order.template }).data
  const template =
    templateOf(enabled, order) ??
    enabled.find(({ pk }) => pk === choice?.template) ??
    enabled.find(({ model_type }) => model_type === first?.model) ??
    enabled[0]
  const usual = printers.some(({ pk }) => pk === choice?.machine) ? choice?.machine : printers[0]?.pk
  const machine = order.machine ?? usual ?? null
  const media = queues.find((queue) => queue.machine === machine)?.media ?? null
  const document = usePublishedDocument(template).data
  const preview = useLabelPreview(template === undefined ? null : previewOf({ order, template, machine, media }))
  return {
    templates,
    enabled,
    printers,
    queues,
    template,
    machine,
    rule: choice?.rule ?? '',
    isScannedBack: choice?.scan_back ?? false,
    media,
    document,
    preview,
    scale: scaleOf(order),
  }
}

function templateOf(templates: readonly LabelTemplate[], { template }: PrintOrder): LabelTemplate | undefined {
  return templates.find(({ pk }) => pk === template)
}

interface PreviewOf {
  order: PrintOrder
  template: LabelTemplate
  machine: string | null
  media: LoadedRoll | null
}

/** The label of the order that is looked at. */
function previewOf({ order, template, machine, media }: PreviewOf): LabelPreviewRequest | null {
  const { source, page, answers } = order
  const count = labelsIn(order, template.model_type)
  const item = source === 'items' ? targetsFor(order, template.model_type)[page]?.pk : undefined
  if (count === 0 || source === 'query') return null
  const { item: named, ...row } = rowOf(order)
  return {
    template: template.pk,
    item: item ?? (Number(named) || null),
    // A column may answer a question of the label.
    values: { ...row, answers: { ...answers, ...row } },
    machine,
    index: page,
    scale: scaleOf(order),
    roll: media,
  }
}

/** In percent of the template, as chosen among the options of the printer. */
function scaleOf({ options: { SCALE: scale } }: PrintOrder): number {
  return typeof scale === 'number' && Number.isInteger(scale) && scale >= 10 && scale <= 400 ? scale : 100
}

/** What a label has beside its object; `item` names the object of a row. */
function rowOf({ source, page, range, file }: PrintOrder): Readonly<Record<string, string>> {
  if (source === 'range') return { counter: numberAt(range, page) }
  return (source === 'rows' ? file?.rows[page] : undefined) ?? {}
}
