import type { IconPack } from '@scanbench/plugin/mixins'

type Row = [icon: string, category: string, tags: string[], outline: string, filled?: string]

const ROWS: readonly Row[] = [
  ['package', 'E-commerce', ['box', 'parcel'], 'eaff'],
  ['box', 'Design', ['package', 'parcel'], 'ea45'],
  ['building-warehouse', 'Buildings', ['warehouse', 'storage'], 'ebe3'],
  ['map-pin', 'Map', ['place', 'location'], 'eae8', 'f680'],
  ['stack-2', 'Design', ['layers', 'pile'], 'eef7', 'fdd3'],
  ['archive', 'Document', ['drawer', 'storage'], 'ea0b', 'fa82'],
  ['folder', 'Document', ['group', 'category'], 'eaad', 'f749'],
  ['tag', 'E-commerce', ['label', 'price'], '10096', 'ff02'],
  ['truck', 'Vehicles', ['delivery', 'van'], 'ebc4', '100f3'],
  ['shopping-cart', 'E-commerce', ['trolley', 'buy'], 'eb25', 'fc3f'],
  ['tool', 'System', ['wrench', 'workshop'], 'eb40'],
  ['cpu', 'Devices', ['chip', 'electronics'], 'ef8e'],
  ['bolt', 'Design', ['electricity', 'flash'], 'ea38', '10021'],
  ['plug', 'Devices', ['power', 'cable'], 'ebd9'],
  ['battery', 'Devices', ['power', 'energy'], 'ea34', 'f668'],
  ['bulb', 'Design', ['light', 'lamp'], 'ea51', 'f66a'],
  ['snowflake', 'Weather', ['cold', 'freezer'], 'ec0b'],
  ['flame', 'Nature', ['hot', 'dangerous'], 'ec2c', '100c6'],
  ['droplet', 'Design', ['liquid', 'water'], 'ea97', 'ee80'],
  ['flask', 'Health', ['laboratory', 'chemicals'], 'ebd2', 'fd13'],
  ['trash', 'System', ['waste', 'scrap'], 'eb41', 'f783'],
]

/** Icons of a warehouse, under the names and code points of Tabler's set, which the window draws itself. */
export const BUILT_IN_ICONS: IconPack = {
  name: 'Tabler icons',
  prefix: 'ti',
  fonts: {},
  icons: Object.fromEntries(
    ROWS.map(([icon, category, tags, outline, filled]) => [
      icon,
      { name: icon, category, tags, variants: filled === undefined ? { outline } : { outline, filled } },
    ]),
  ),
}
