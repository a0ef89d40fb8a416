const { createElement: h } = window.React
const { List } = window.MantineCore

export function renderPluginSettings({ context }) {
  const rows = Array.from({ length: context.rows }, (_, row) =>
    h(List.Item, { key: row }, `Row ${row + 1} of the plugin`),
  )
  return h(List, null, rows)
}
