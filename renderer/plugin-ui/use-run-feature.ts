import { notifications } from '@mantine/notifications'
import type { ExecuteAction, GetFeature } from '@scanbench/plugin/ui'
import { useNavigate } from 'react-router'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { useTellWindowError, type WindowError } from '../client/ui-features.ts'
import { addressOf } from './feature-address.ts'
import { loadFunction } from './load-function.ts'
import { usePluginContext } from './use-plugin-context.ts'
import { importPluginModule } from './use-plugin-function.ts'

type Context = Parameters<ExecuteAction>[0]

/** Does what a button or a command of a plugin promises: goes somewhere, or calls its function. */
export function useRunFeature(): (feature: UiFeature) => void {
  const base = usePluginContext()
  const navigate = useNavigate()
  const tell = useTellWindowError()
  return (feature) => {
    const address = addressOf(feature)
    if (address !== null) void navigate(address)
    else
      run(feature, { ...base, context: feature.context ?? {} }).catch((error: unknown) => tell(shown(feature, error)))
  }
}

async function run({ source, feature_type }: UiFeature, context: Context): Promise<void> {
  if (source === null) throw new Error('It says neither where to go nor what to call.')
  const isCommand = feature_type === 'spotlight_action'
  const usual = isCommand ? 'executeAction' : 'getFeature'
  const found = await loadFunction({ source, usual, version: '', importModule: importPluginModule })
  await (isCommand ? execute(found as ExecuteAction, context) : start(found as GetFeature, context))
}

async function execute(found: ExecuteAction, context: Context): Promise<unknown> {
  return found(context)
}

async function start(found: GetFeature, context: Context): Promise<unknown> {
  return found({ featureContext: {}, inventreeContext: context, serverContext: context.context ?? {} })
}

function shown({ plugin_name, feature_type, title }: UiFeature, error: unknown): WindowError {
  const message = error instanceof Error ? error.message : String(error)
  notifications.show({ color: 'red', title: `${title} did not work`, message, autoClose: false })
  return { plugin: plugin_name, part: `${feature_type} “${title}”`, message }
}
