import type { AppError, Plugin } from '@scanbench/plugin'
import type { PluginHost } from '@scanbench/plugin/host'
import type { PluginManifest } from '../manifests/manifest.ts'

/** Where the code of a plugin comes from. The last three are not ours and run in a process of their own. */
export type PluginOrigin = 'builtin' | 'sample' | 'file' | 'package' | 'linked'

/** Code of a third party, as it lies on the disk. */
export interface PluginCode {
  slug: string
  origin: 'file' | 'package' | 'linked'
  manifest: PluginManifest
  /** The module whose default export is the plugin's class. TypeScript only where `origin` is not `package`. */
  entry: string
  /**
   * What belongs to the plugin: it may read it, and `static` inside it is served. For a single file `x.ts` it is the
   * folder `x` beside it, which need not be there; the file itself is then outside of it.
   */
  folder: string
}

/** A plugin that was found. Until `open()` none of its code has run, unless it is ours. */
export interface FoundPlugin {
  readonly slug: string
  readonly origin: PluginOrigin
  readonly manifest: PluginManifest
  /** Null for plugins without a place of their own on the disk. */
  readonly folder: string | null
  /** Of the package it came in, as one would install it. */
  readonly packageName: string | null
  /** What is known to forbid it although it was not opened; only of ours. */
  readonly obstacle: AppError | null
  /** Imports and constructs the plugin and gives it its host. `activate()` is called by the registry. */
  open(host: PluginHost): Promise<OpenedPlugin>
}

export interface OpenedPlugin {
  /** The plugin itself, or a stand-in that forwards to it. */
  readonly plugin: Plugin
  /** Of its process; null when it runs in the station. */
  readonly presence: PluginPresence | null
  /** Ends what carries the plugin. The registry has called `deactivate()` before. Does not reject. */
  close(): Promise<void>
  /** Its process died. Whoever opened it starts it again and repeats `activate()`, until it gives up. */
  onCrash(listener: (crash: PluginCrash) => void): Disposable
}

/** How a process that carries a plugin fares just now. */
export interface PluginPresence {
  /** It ended and is not back yet. */
  readonly isDown: boolean
  /** Resolves when it has given a sign of life, rejects when it ends. */
  beat(): Promise<unknown>
}

export interface PluginCrash {
  reason: string
  /** When it will be started again; null when it crashed too often and stays down until somebody starts it. */
  restartInMs: number | null
  /** What it printed last. */
  lastLines: readonly string[]
}

/**
 * Opens code of a third party; given to the registry by the station. Rejects with an AppError; what is wrong with the
 * code itself (it does not parse, an import fails, its default export is no plugin) carries
 * `details: { stage: 'discovery' }`, a failing constructor does not. Source positions belong in the message.
 */
export type OpenCode = (code: PluginCode, host: PluginHost) => Promise<OpenedPlugin>
