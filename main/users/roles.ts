import type { Actor } from './actor.ts'

export type Permission = 'view' | 'add' | 'change' | 'delete'

const ALL: readonly Permission[] = ['view', 'add', 'change', 'delete']

/** InvenTree's roles, and the models whose objects each is about. */
const ROLES = {
  admin: [],
  part_category: ['partcategory'],
  part: ['part'],
  bom: [],
  stock_location: ['stocklocation'],
  stock: ['stockitem', 'stockitemtracking'],
  build: [],
  purchase_order: ['company', 'manufacturerpart', 'supplierpart', 'purchaseorder'],
  sales_order: [],
  return_order: [],
  transfer_order: [],
} as const satisfies Record<string, readonly string[]>

export interface Rights {
  roles: Record<string, Permission[] | null>
  permissions: Record<string, Permission[]>
}

/** What an actor may do: everybody reads and writes stock and parts, staff deletes, superusers do all. */
export function rightsOf(actor: Pick<Actor, 'isStaff' | 'isSuperuser'>): Rights {
  const roles = Object.entries(ROLES).map(([role, models]) => [role, permissions(actor, models.length > 0)] as const)
  return {
    roles: Object.fromEntries(roles),
    permissions: Object.fromEntries(
      Object.values(ROLES).flatMap((models) => models.map((model) => [model, permissions(actor, true) ?? []])),
    ),
  }
}

function permissions({ isStaff, isSuperuser }: Pick<Actor, 'isStaff' | 'isSuperuser'>, isServed: boolean) {
  if (isSuperuser) return [...ALL]
  if (!isServed) return null
  return ALL.filter((permission) => isStaff || permission !== 'delete')
}
