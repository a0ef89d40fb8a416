import { AppError } from './errors.ts'
import type { MixinClass, Plugin } from './plugin.ts'

/** What the host of plugins answers. */
export interface RegistryHost {
  getPlugin(slug: string): Promise<Plugin | null>
  withMixin(key: string): Promise<Plugin[]>
}

let host: RegistryHost | null = null

/** For hosts only. Returns the way back. */
export function provideRegistry(next: RegistryHost): Disposable {
  host = next
  return {
    [Symbol.dispose]() {
      if (host === next) host = null
    },
  }
}

function current(): RegistryHost {
  if (host === null) throw new AppError('CONNECTION_LOST', 'No station is present')
  return host
}

/** A facade over whatever host is present. @since 1.0 */
export const registry = {
  getPlugin: (slug: string): Promise<Plugin | null> => current().getPlugin(slug),
  /** Active plugins with a mixin, typed: `registry.withMixin(BarcodeMixin)`. */
  async withMixin<M extends MixinClass>(mixin: M): Promise<M['prototype'][]> {
    return current().withMixin(mixin.KEY)
  },
}
