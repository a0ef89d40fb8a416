/** What plugins are told of: the table, the model's name in events, and the columns that are news (null: all). */
const TOLD: readonly (readonly [table: string, model: string, columns: string | null])[] = [
  ['part', 'part', null],
  ['part_category', 'partcategory', 'name, description, parent, structural, icon, default_keywords, default_location'],
  ['stock_item', 'stockitem', null],
  ['stock_location', 'stocklocation', 'name, description, parent, structural, external, custom_icon'],
  ['company', 'company', null],
  ['manufacturer_part', 'manufacturerpart', null],
  ['supplier_part', 'supplierpart', null],
  ['price_break', 'supplierpricebreak', null],
  ['purchase_order', 'purchaseorder', null],
]

const ACTIONS = [
  ['INSERT', 'created', 'NEW'],
  ['UPDATE', 'saved', 'NEW'],
  ['DELETE', 'deleted', 'OLD'],
] as const

const NOW = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`

function triggers([table, model, columns]: (typeof TOLD)[number]): string {
  return ACTIONS.map(([statement, action, row]) => {
    const what = statement === 'UPDATE' && columns !== null ? `UPDATE OF ${columns}` : statement
    return `
CREATE TRIGGER ${table}_${action}_told AFTER ${what} ON ${table} WHEN EXISTS (SELECT 1 FROM event_listener) BEGIN
  INSERT INTO background_task (task_id, plugin, name, func, kwargs, created, due)
  SELECT lower(hex(randomblob(16))), slug, '${model}.${action}', 'process_event',
    json_object('id', ${row}.pk, 'model', '${model}'), ${NOW}, ${NOW}
  FROM event_listener;
END;`
  }).join('')
}

/**
 * What happens to stock is written down for each plugin that listens inside the same transaction: there is no moment in
 * which the change is kept and the news of it is not.
 */
export const sql = `
CREATE TABLE event_listener (
  slug TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
${TOLD.map(triggers).join('')}
`
