// The door of the host, not of plugin authors: its members may change in any release.
export { ERRORS, fromWire, toWire } from './errors.ts'
export type { WireError } from './errors.ts'
export { attachHost, FINAL_MEMBERS, missingMembers, mixinsOf, redefinedMembers, releaseOpened } from './plugin.ts'
export type { PluginHost } from './plugin.ts'
export { provideRegistry } from './registry.ts'
export type { RegistryHost } from './registry.ts'
