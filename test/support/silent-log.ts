import type { Logger } from '@scanbench/plugin'

export const SILENT_LOG: Logger = { debug() {}, info() {}, warn() {}, error() {}, with: () => SILENT_LOG }
