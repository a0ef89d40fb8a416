import { AppError } from '@scanbench/plugin'
import type { Logger, Plugin } from '@scanbench/plugin'
import { attachHost, releaseOpened } from '@scanbench/plugin/host'
import type { PluginHost } from '@scanbench/plugin/host'
import type { DiscoveredPlugin } from './discovered-plugin.ts'
import { within } from './within.ts'

/** A stage of a plugin's life that failed. */
export class StageFailure extends AppError {
  readonly stage: 'init_plugin' | 'activate'

  constructor(stage: StageFailure['stage'], name: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super('PLUGIN_LOAD_FAILED', `Plugin ${name} could not be turned on: ${reason}`, { cause })
    this.stage = stage
  }
}

/** Makes a plugin, gives it its host and lets it do its work; rejects with StageFailure and leaves nothing open. */
export async function turnOn(found: DiscoveredPlugin, host: PluginHost, timeoutMs: number): Promise<Plugin> {
  const plugin = construct(found, host)
  // Inside `async`, so that a plugin that throws at once is a rejection like any other.
  const work = (async () => plugin.activate())()
  try {
    await within(work, timeoutMs, 'activate()')
    return plugin
  } catch (error) {
    await release(plugin, host.log)
    // A plugin that was given up may still open things; they are closed when it is through.
    const closeLate = () => release(plugin, host.log)
    void work.then(closeLate, closeLate)
    throw new StageFailure('activate', plugin.NAME, error)
  }
}

function construct({ create, sample }: DiscoveredPlugin, host: PluginHost): Plugin {
  try {
    const plugin = new create()
    attachHost(plugin, host)
    return plugin
  } catch (error) {
    throw new StageFailure('init_plugin', sample.NAME, error)
  }
}

/** Turns a plugin off. What it opened is closed even when `deactivate()` fails; that failure is the answer. */
export async function turnOff(plugin: Plugin, log: Logger, timeoutMs: number): Promise<unknown> {
  const failure: unknown = await within((async () => plugin.deactivate())(), timeoutMs, 'deactivate()').then(
    () => null,
    (error: unknown) => error,
  )
  await release(plugin, log)
  return failure
}

async function release(plugin: Plugin, log: Logger): Promise<void> {
  try {
    await releaseOpened(plugin)
  } catch (error) {
    log.warn('Something that the plugin opened could not be closed', { error })
  }
}
