import { useAllLabelTemplates, usePublishedDocument } from '../../client/label-templates.ts'
import { type LabelPreviewRequest, useLabelPreview } from '../../client/label-preview.ts'
import { type LastChoice, useLastChoices } from '../../client/last-choices.ts'
import { MACHINE_PLUGIN } from '../../client/print-jobs.ts'
import { type LoadedRoll, usePrintChoice, usePrinterQueues } from '../../client/print-queue.ts'
import { MOST_CHECKED, useBatchCheck } from '../../components/use-batch-check.ts'
import { usePrinters } from '../../components/use-printers.ts'
import { isOfThings } from './template-tiles.tsx'
import { labelsIn, numberAt, type PrintOrder, settled, type SettledOrder, targetsFor } from './print-order.ts'
import type { LabelTemplate } from '../../../main/records/label-records.ts'

/** All that the Print page shows of an order: what was chosen, or what is usual, and what it will look like. */
export function usePrintPage(chosen: PrintOrder) {
  const templates = useAllLabelTemplates()
  const printers = usePrinters()
  const queues = usePrinterQueues().data ?? []
  const enabled = (templates.data ?? []).filter(isOfThings)
  const [first] = chosen.targets
  const model = templateOf(enabled, chosen)?.model_type ?? first?.model
  const memory = (useLastChoices(model).data ?? []).filter(isOnPrinter)
  const item = first?.model === model ? (first?.pk ?? null) : null
  const choice = usePrintChoice({ model, item, template: chosen.template }).data
  const template =
    templateOf(enabled, chosen) ??
    enabled.find(({ pk }) => pk === choice?.template) ??
    enabled.find(({ pk }) => pk === memory[0]?.template) ??
    enabled.find(({ model_type }) => model_type === first?.model) ??
    enabled[0]
  const isThere = (machine: string | null | undefined): boolean => printers.some(({ pk }) => pk === machine)
  const ofTemplate = memory.filter((last) => last.template === template?.pk && isThere(last.machine))
  const usual = isThere(choice?.machine) ? choice?.machine : printers[0]?.pk
  // A rule goes before memory.
  const machine = chosen.machine ?? (choice?.rule === '' ? ofTemplate[0]?.machine : null) ?? usual ?? null
  const order = settled(
    chosen,
    ofTemplate.find((last) => last.machine === machine),
  )
  const media = queues.find((queue) => queue.machine === machine)?.media ?? null
  const document = usePublishedDocument(template).data
  const preview = useLabelPreview(template === undefined ? null : previewOf({ order, template, machine, media }))
  const all = template === undefined ? [] : allOf({ order, template, machine, media })
  const check = useBatchCheck(all)
  return {
    order,
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
    check: { ...check, most: all.length },
    scale: scaleOf(order),
  }
}

const isOnPrinter = ({ plugin }: LastChoice): boolean => plugin === MACHINE_PLUGIN

function templateOf(templates: readonly LabelTemplate[], { template }: PrintOrder): LabelTemplate | undefined {
  return templates.find(({ pk }) => pk === template)
}

interface PreviewOf {
  order: SettledOrder
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

/** Those of an order of several labels; of one label the preview says it all. */
function allOf(looked: PreviewOf): LabelPreviewRequest[] {
  const { order, template } = looked
  const count = labelsIn(order, template.model_type) ?? 0
  if (count < 2) return []
  return Array.from({ length: Math.min(count, MOST_CHECKED) }, (_, page) =>
    previewOf({ ...looked, order: { ...order, page } }),
  ).filter((request) => request !== null)
}

/** In percent of the template, as chosen among the options of the printer. */
function scaleOf({ options: { SCALE: scale } }: SettledOrder): number {
  return typeof scale === 'number' && Number.isInteger(scale) && scale >= 10 && scale <= 400 ? scale : 100
}

/** What a label has beside its object; `item` names the object of a row. */
function rowOf({ source, page, range, file }: PrintOrder): Readonly<Record<string, string>> {
  if (source === 'range') return { counter: numberAt(range, page) }
  return (source === 'rows' ? file?.rows[page] : undefined) ?? {}
}
