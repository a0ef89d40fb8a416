const LISTS: Readonly<Record<string, string>> = {
  part: '/api/part/',
  partcategory: '/api/part/category/',
  stockitem: '/api/stock/',
  stocklocation: '/api/stock/location/',
  user: '/api/user/',
  company: '/api/company/',
  supplierpart: '/api/company/part/',
  manufacturerpart: '/api/company/part/manufacturer/',
  purchaseorder: '/api/order/po/',
}

/** Where the objects are listed that a setting or an option may name; null where a client cannot list them. */
export function relatedList(model: string | null): string | null {
  return model === null ? null : (LISTS[model] ?? null)
}
