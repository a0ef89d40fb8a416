/**
 * For tests of plugins: a station in memory, no installation, no devices.
 * `await using run = await runPlugin(MyPlugin)` gives a plugin its host; `run.station`, `run.settings` and `run.log` are the host's side.
 */
export { runPlugin } from './run-plugin.ts'
export type { ActionAnswer, PluginCalls, UrlRequest } from './plugin-calls.ts'
export type { PluginRun, RunOptions } from './run-plugin.ts'
export { FakeStation } from './fake-station.ts'
export type { StationAnswer, StationCall, StationMethod } from './fake-station.ts'
export type { StationRow } from './memory-list.ts'
export { FakeSettings } from './fake-settings.ts'
export type { SettingHooks } from './fake-settings.ts'
export { LogLines } from './log-lines.ts'
export type { LogLevel, LogLine } from './log-lines.ts'
export { plainCopy } from './plain-copy.ts'
export { framesOf, machineSettings } from './driver-calls.ts'
export { FakeMachine } from './fake-machine.ts'
export type { DeviceAnswer } from './fake-machine.ts'
export { FakePrinter } from './fake-printer.ts'
export { FakeScanner } from './fake-scanner.ts'
export type { FakeScan, ScannerOptions } from './fake-scanner.ts'
export { assertEvents, assertScans, assertSent } from './assertions.ts'
