import { Stack } from '@mantine/core'
import { useEffect } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { BatchCheckNote } from '../../components/batch-check-note.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { OptionsForm } from '../../components/options-form.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { MACHINE_PLUGIN } from '../../client/print-jobs.ts'
import { usePrintOptions } from '../../client/print-options.ts'
import { AlwaysHere } from './always-here.tsx'
import { Copies } from './copies.tsx'
import { isLabelModel } from '../../components/label-models.ts'
import { LabelPreviewPanel } from './label-preview-panel.tsx'
import { LabelSource } from './label-source.tsx'
import { PrintButton } from './print-button.tsx'
import { labelsIn, type OrderAction, type SettledOrder } from './print-order.ts'
import { PrintingIsOff } from './printing-is-off.tsx'
import { PrinterChoice } from './printer-choice.tsx'
import styles from './print-tab.module.css'
import { PromptFields } from '../../components/prompt-fields.tsx'
import { RollNote } from './roll-note.tsx'
import { TemplateTiles } from './template-tiles.tsx'
import { usePrintOrder } from './use-print-order.ts'
import { usePrintPage } from './use-print-page.ts'

/** Choose a label, scan what it is for, print. */
export function PrintTab() {
  const { hasLabels } = usePrintSwitches()
  return hasLabels ? <PrintPage /> : <PrintingIsOff />
}

function PrintPage() {
  const [chosen, dispatch] = usePrintOrder()
  const page = usePrintPage(chosen)
  const { order } = page
  const navigate = useNavigate()
  useScansInto(dispatch)
  useTargetsOfAddress(dispatch)
  return (
    <QueryView query={page.templates} what="The list of labels">
      {() => (
        <div className={styles['columns']}>
          <div className={styles['order']} data-area tabIndex={-1}>
            <TemplateTiles
              templates={page.enabled}
              chosen={page.template?.pk ?? null}
              onChoose={(template) => dispatch({ kind: 'template', template })}
              onQuick={() => void navigate('/labels/quick')}
            />
            {page.template && <OrderForm {...{ order, dispatch, page }} template={page.template} />}
          </div>
          <div className={styles['result']} data-area tabIndex={-1}>
            {page.template && <Result {...{ order, dispatch, page }} template={page.template} />}
          </div>
        </div>
      )}
    </QueryView>
  )
}

/** A scanned thing that labels are of is one more label. */
function useScansInto(dispatch: (action: OrderAction) => void): void {
  useStationEvent((event) => {
    if (event.type !== 'scan.resolved' || event.data.match === null) return
    const { model, pk } = event.data.match
    if (isLabelModel(model)) dispatch({ kind: 'add', target: { model, pk } })
  })
}

/** Other pages send here with what was chosen there: `?model=stockitem&items=4,5`. */
function useTargetsOfAddress(dispatch: (action: OrderAction) => void): void {
  const [query, setQuery] = useSearchParams()
  const model = query.get('model') ?? ''
  const items = query.get('items') ?? ''
  useEffect(() => {
    if (!isLabelModel(model)) return
    const pks = items.split(',').map(Number).filter(Number.isSafeInteger)
    dispatch({ kind: 'only', targets: pks.map((pk) => ({ model, pk })) })
    setQuery({}, { replace: true })
  }, [model, items, dispatch, setQuery])
}

interface PartProps {
  order: SettledOrder
  dispatch: (action: OrderAction) => void
  page: ReturnType<typeof usePrintPage>
  template: LabelTemplate
}

function OrderForm({ order, dispatch, page, template }: PartProps) {
  const chosen = page.printers.find(({ pk }) => pk === order.machine)
  return (
    <Stack gap="md">
      <section aria-label="For">
        <h2 className={styles['heading']}>FOR</h2>
        <LabelSource order={order} dispatch={dispatch} template={template} />
      </section>
      <PromptFields
        prompts={page.document?.prompts ?? []}
        answers={order.answers}
        onAnswer={(key, value) => dispatch({ kind: 'answer', key, value })}
      />
      <Copies copies={order.copies} onChange={(copies) => dispatch({ kind: 'copies', copies })} />
      <Stack component="section" gap="sm" aria-label="Printer">
        <PrinterChoice
          printers={page.printers}
          machine={page.machine}
          reason={page.rule}
          onChoose={(machine) =>
            dispatch({ kind: 'set', values: { machine, copies: null, options: null, page: order.page } })
          }
        />
        {chosen !== undefined && (
          <AlwaysHere key={`${template.pk} ${chosen.pk}`} template={template} printer={chosen} />
        )}
        <MachineOptions {...{ order, dispatch, page }} />
      </Stack>
    </Stack>
  )
}

function MachineOptions({ order, dispatch, page }: Omit<PartProps, 'template'>) {
  const options = usePrintOptions(MACHINE_PLUGIN, page.machine)
  if (options.isError) return <ErrorBand what="The options of the printer could not be read" error={options.error} />
  const fields = options.data?.printer ?? {}
  if (Object.keys(fields).length === 0) return null
  return (
    <OptionsForm
      fields={fields}
      values={order.options}
      onChange={(values) => dispatch({ kind: 'set', values: { options: values, page: order.page } })}
      error={null}
    />
  )
}

function Result({ order, dispatch, page, template }: PartProps) {
  const count = labelsIn(order, template.model_type)
  return (
    <>
      <LabelPreviewPanel
        title={template.name}
        template={scaled(template, page.scale)}
        document={page.document}
        preview={page.preview}
        page={order.page}
        pages={count}
        onPage={(shown) => dispatch({ kind: 'set', values: { page: shown } })}
      />
      {page.check.most > 0 && (
        <BatchCheckNote
          check={page.check}
          most={page.check.most}
          count={count ?? 0}
          onShow={(shown) => dispatch({ kind: 'set', values: { page: shown } })}
        />
      )}
      <RollNote
        page={page}
        template={template}
        onChoose={(machine) => dispatch({ kind: 'set', values: { machine, page: order.page } })}
        onScale={(SCALE) =>
          dispatch({ kind: 'set', values: { options: { ...order.options, SCALE }, page: order.page } })
        }
      />
      <PrintButton {...{ order, dispatch, page, template, count }} />
    </>
  )
}

function scaled({ width, height }: LabelTemplate, percent: number) {
  const sized = (millimetres: number) => Math.round(millimetres * percent) / 100
  return { width: sized(width), height: sized(height) }
}
