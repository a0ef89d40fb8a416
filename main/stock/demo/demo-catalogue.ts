import { barcodeHash } from '../../barcodes/barcode-hash.ts'
import { ean13 } from './ean.ts'
import { PRODUCT_FAMILIES } from './product-families.ts'
import type { Kind, ProductFamily } from './product-families.ts'
import type { Random } from './random.ts'

export interface DemoNode {
  pk: number
  name: string
  description: string
  parent: number | null
  structural: boolean
  level: number
  pathstring: string
}

export interface DemoPart {
  pk: number
  name: string
  description: string
  IPN: string
  keywords: string
  units: string
  category: number
  trackable: boolean
  minimum_stock: number
  default_location: number
  default_expiry: number
  kind: Kind
  /** Where its items lie. */
  shelves: readonly [number, ...number[]]
}

export interface DemoLink {
  object_pk: number
  barcode_data: string
  barcode_hash: string
}

export interface DemoCatalogue {
  categories: DemoNode[]
  locations: DemoNode[]
  parts: DemoPart[]
  links: DemoLink[]
}

/** Racks and shelves of each hall. */
const HALLS = { A: { racks: 4, shelves: 4 }, B: { racks: 4, shelves: 3 }, C: { racks: 4, shelves: 3 } } as const
const OTHER_PLACES = [
  ['Receiving', 'Deliveries that nobody has put away yet'],
  ['Shipping', 'Packed and waiting for the carrier'],
  ['Returns', 'Came back from customers'],
  ['Quarantine', 'Not to be used until somebody has looked at it'],
  ['Workshop', 'Tools and parts in use'],
] as const
/** Numbers of the first part of a family; the ball pens begin at 41. */
const firstNumber = (family: number) => (40 + family * 37) % 900

/** Everything but the items: the same for the same random numbers. */
export function demoCatalogue(random: Random): DemoCatalogue {
  const locations = demoLocations()
  const categories = demoCategories()
  const parts = PRODUCT_FAMILIES.flatMap((family, index) =>
    familyParts(family, index, { locations, categories, random }),
  )
  const numbered = parts.map((part, index) => ({ ...part, pk: index + 1 }))
  return { locations, categories, parts: numbered, links: demoLinks(numbered, random) }
}

function demoLocations(): DemoNode[] {
  const nodes: DemoNode[] = []
  for (const [hall, { racks, shelves }] of Object.entries(HALLS)) {
    const hallPk = add(nodes, null, { name: `Hall ${hall}`, description: '', structural: true })
    for (let rack = 1; rack <= racks; rack += 1) {
      const rackPk = add(nodes, hallPk, { name: `Rack ${rack}`, description: '', structural: true })
      for (let shelf = 1; shelf <= shelves; shelf += 1) {
        const name = `${hall}-${String(rack).padStart(2, '0')}-${shelf}`
        add(nodes, rackPk, { name, description: `Shelf ${shelf}, counted from below`, structural: false })
      }
    }
  }
  for (const [name, description] of OTHER_PLACES) add(nodes, null, { name, description, structural: false })
  return nodes
}

function demoCategories(): DemoNode[] {
  const nodes: DemoNode[] = []
  const byPath = new Map<string, number>()
  for (const path of new Set(PRODUCT_FAMILIES.map((family) => family.category))) {
    const [root = '', name = ''] = path.split('/')
    const parent = byPath.get(root) ?? add(nodes, null, { name: root, description: '', structural: true })
    byPath.set(root, parent)
    add(nodes, parent, { name, description: '', structural: false })
  }
  return nodes
}

function add(
  nodes: DemoNode[],
  parent: number | null,
  node: Pick<DemoNode, 'name' | 'description' | 'structural'>,
): number {
  const above = parent === null ? undefined : nodes[parent - 1]
  const pk = nodes.length + 1
  const pathstring = above === undefined ? node.name : `${above.pathstring}/${node.name}`
  nodes.push({ ...node, pk, parent, level: above === undefined ? 0 : above.level + 1, pathstring })
  return pk
}

function familyParts(
  family: ProductFamily,
  index: number,
  { locations, categories, random }: { locations: DemoNode[]; categories: DemoNode[]; random: Random },
): Omit<DemoPart, 'pk'>[] {
  const hallShelves = locations.filter(({ name }) => name.startsWith(`${family.hall}-`)).map(({ pk }) => pk)
  const category = categories.find(({ pathstring }) => pathstring === family.category)?.pk ?? 1
  return combinations(family.options).map((words, member) => {
    const shelves = [pickFrom(hallShelves, random), pickFrom(hallShelves, random)] as const
    return {
      name: [family.name, ...words].join(' '),
      description: family.description,
      IPN: `${family.prefix}-${String(firstNumber(index) + member + 1).padStart(4, '0')}`,
      keywords: family.category.toLowerCase().replace('/', ' '),
      units: family.units,
      category,
      trackable: family.kind === 'serial',
      minimum_stock: family.kind === 'serial' ? random.between(1, 5) : random.between(1, 20) * 5,
      default_location: shelves[0],
      default_expiry: family.category === 'Chemistry/Adhesives' ? 365 : 0,
      kind: family.kind,
      shelves,
    }
  })
}

function combinations(options: ProductFamily['options']): string[][] {
  return options.reduce<string[][]>((rows, words) => rows.flatMap((row) => words.map((word) => [...row, word])), [[]])
}

function pickFrom(pks: readonly number[], random: Random): number {
  const [first, ...rest] = pks
  if (first === undefined) throw new RangeError('A hall without shelves')
  return random.pick([first, ...rest])
}

/** Article numbers as on shop goods, from the range that shops may give out themselves. */
function demoLinks(parts: DemoPart[], random: Random): DemoLink[] {
  return parts
    .filter(({ kind }) => kind !== 'serial' && random.chance(0.4))
    .map(({ pk }) => {
      const barcode_data = ean13(`20${String(4711 + pk * 13).padStart(10, '0')}`)
      return { object_pk: pk, barcode_data, barcode_hash: barcodeHash(barcode_data) }
    })
}
