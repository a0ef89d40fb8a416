import type { Logger, Plugin } from '@scanbench/plugin'
import { releaseOpened } from '@scanbench/plugin/host'
import type { PluginHost } from '@scanbench/plugin/host'
import type { FoundPlugin, OpenedPlugin } from './opened-plugin.ts'
import { pluginObstacle } from './plugin-obstacles.ts'
import { StageFailure } from './stage-failure.ts'
import { within } from '../../waiting/within.ts'

export interface Activation {
  host: PluginHost
  hostVersion: string
  timeoutMs: number
  /** Before `activate()`: gives the plugin what its mixins promise, such as its own tables. */
  prepare: (plugin: Plugin, slug: string) => Promise<void>
}

/** Opens a plugin and lets it do its work; rejects with what was wrong and leaves nothing open. */
export async function turnOn(
  found: FoundPlugin,
  { host, hostVersion, timeoutMs, prepare }: Activation,
): Promise<OpenedPlugin> {
  const opened = await found.open(host)
  const { plugin } = opened
  const obstacle = pluginObstacle(plugin, found.manifest, hostVersion)
  if (obstacle !== null) {
    await opened.close()
    throw obstacle
  }
  // Inside `async`, so that a plugin that throws at once is a rejection like any other.
  const work = (async () => {
    await prepare(plugin, found.slug)
    await plugin.activate()
  })()
  try {
    await within(work, timeoutMs, 'activate()')
    return opened
  } catch (error) {
    await end(opened, host.log)
    // A plugin that was given up may still open things; they are closed when it is through.
    const closeLate = () => release(plugin, host.log)
    void work.then(closeLate, closeLate)
    throw new StageFailure('activate', found.manifest.name, error)
  }
}

/** Turns a plugin off. What it opened is closed even when `deactivate()` fails; that failure is the answer. */
export async function turnOff(opened: OpenedPlugin, log: Logger, timeoutMs: number): Promise<unknown> {
  const { plugin } = opened
  const failure: unknown = await within((async () => plugin.deactivate())(), timeoutMs, 'deactivate()').then(
    () => null,
    (error: unknown) => error,
  )
  await end(opened, log)
  return failure
}

/** Ends a plugin without asking it. */
export async function end(opened: OpenedPlugin, log: Logger): Promise<void> {
  await release(opened.plugin, log)
  try {
    await opened.close()
  } catch (error) {
    log.error('What carried the plugin could not be closed', { error })
  }
}

async function release(plugin: Plugin, log: Logger): Promise<void> {
  try {
    await releaseOpened(plugin)
  } catch (error) {
    log.warn('Something that the plugin opened could not be closed', { error })
  }
}
