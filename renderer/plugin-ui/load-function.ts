/** A function of a plugin's module, whatever it takes. */
export type PluginFunction = (...given: never[]) => unknown

interface Load {
  /** Address of a module; after a colon, which function of it. */
  source: string
  /** The function where the source names none. */
  usual: string
  /** Another version is another module: browsers keep one for each address. */
  version: string
  importModule: (address: string) => Promise<Record<string, unknown>>
}

/** The function that draws or does what a feature promises; rejects with what is missing. */
export async function loadFunction({ source, usual, version, importModule }: Load): Promise<PluginFunction> {
  const { address, name } = readSource(source, usual)
  const module = await importing(importModule, address, version)
  const found = Object.hasOwn(module, name) ? module[name] : undefined
  if (typeof found !== 'function') throw new Error(`${address} has no function "${name}".`)
  return found as PluginFunction
}

async function importing(importModule: Load['importModule'], address: string, version: string) {
  try {
    return await importModule(version === '' ? address : `${address}?v=${encodeURIComponent(version)}`)
  } catch (cause) {
    // The browser tells what is wrong with a module, but not why it did not get one.
    if (!(cause instanceof TypeError && cause.message.startsWith('Failed to fetch'))) throw cause
    throw new Error(`${address} cannot be loaded. Look whether it is in the static folder of the plugin.`, { cause })
  }
}

export function readSource(source: string, usual: string): { address: string; name: string } {
  const [, address = source, name = usual] = /^(.*?)(?::([^/:]+))?$/u.exec(source) ?? []
  return { address, name }
}
