// The door of the host, not of plugin authors: its members may change in any release.
export { ERRORS, fromWire, toWire } from './errors.ts'
export type { WireError } from './errors.ts'
export { missingMembers, redefinedMembers } from './plugin-checks.ts'
export { attachHost, FINAL_MEMBERS, mixinsOf, releaseOpened } from './plugin.ts'
export type { PluginHost } from './plugin.ts'
export { provideRegistry } from './registry.ts'
export type { RegistryHost } from './registry.ts'
