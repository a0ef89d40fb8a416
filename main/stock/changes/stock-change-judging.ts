import { AppError } from '@scanbench/plugin'
import type { StockItem } from '../../records/stock-records.ts'
import { deltasOf } from '../object-checks.ts'
import type { Accepted, ObjectChecks } from '../object-checks.ts'
import type { ChangePlan, ItemChange, PlanContext, Planner } from './stock-change-plans.ts'
import { loadStockItems } from '../items/stock-item-records.ts'
import type { StockServices } from '../stock-services.ts'

interface PlannedCall {
  planner: Planner
  context: PlanContext
}

export type JudgedItems = Map<number, { row: string; accepted: Accepted }>

const BARE = { partDetail: false, locationDetail: false, pathDetail: false }

/** Asks about one item as it would become; what the plan itself refuses is refused when it is carried out. */
export async function judgeChange(
  { database, checks }: StockServices,
  seen: JudgedItems,
  { change, planner, context }: PlannedCall & { change: ItemChange },
): Promise<void> {
  if (!checks.isAsked() || seen.has(change.pk)) return
  const item = await database.write.selectFrom('stock_item').selectAll().where('pk', '=', change.pk).executeTakeFirst()
  if (item === undefined) return
  const [record] = await loadStockItems(database.write, [change.pk], { details: BARE, today: context.today })
  const plan = planOrNothing(() => planner(item, change, context))
  if (record === undefined || plan.kind === 'nothing') return
  await judgePlan(checks, record, plan)
  seen.set(change.pk, { row: JSON.stringify(item), accepted: { serial: false } })
}

async function judgePlan(
  checks: ObjectChecks,
  record: StockItem,
  plan: Exclude<ChangePlan, { kind: 'nothing' }>,
): Promise<void> {
  const { pk } = record
  if (plan.kind === 'split') {
    const piece = { ...record, ...plan.row, pk: null, parent: pk, quantity: plan.moved }
    await checks.save({ model: 'stockitem', pk: null, fields: piece }, null)
  }
  const change = plan.kind === 'split' ? { quantity: plan.rest } : plan.row
  await checks.save({ model: 'stockitem', pk, fields: { ...record, ...change } }, deltasOf(record, change))
}

function planOrNothing(plan: () => ChangePlan): ChangePlan {
  try {
    return plan()
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_INPUT') return { kind: 'nothing' }
    throw error
  }
}
