/**
 * Every record that has a name in the contract. Records are what is said on the wire, in InvenTree's names (paths and fields
 * follow its API level 530): routes answer with them, and the renderer takes its types from them.
 */
export * from './label-records.ts'
export * from './machine-records.ts'
export * from './message-records.ts'
export * from './output-records.ts'
export * from './plugin-records.ts'
export * from './print-records.ts'
export * from './scan-records.ts'
export * from './setting-records.ts'
export * from './sheet-records.ts'
export * from './stock-records.ts'
export * from './user-records.ts'
export * from './server-info.ts'
export * from './station-event.ts'
