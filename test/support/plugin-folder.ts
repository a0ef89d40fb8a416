import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface PluginFolder extends AsyncDisposable {
  readonly path: string
  write(file: string, text: string | object): Promise<void>
  remove(file: string): Promise<void>
}

/** A folder of its own with these files; objects are written as JSON. */
export async function createPluginFolder(files: Readonly<Record<string, string | object>>): Promise<PluginFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'scanbench-plugins-')))
  const folder: PluginFolder = {
    path,
    async write(file, text) {
      await mkdir(dirname(join(path, file)), { recursive: true })
      await writeFile(join(path, file), typeof text === 'string' ? text : JSON.stringify(text))
    },
    remove: (file) => rm(join(path, file), { recursive: true }),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
  for (const [file, text] of Object.entries(files)) await folder.write(file, text)
  return folder
}

/** A package with a block; `over` is laid over the block. */
export function pluginPackage(name: string, over: object = {}): object {
  return { name: name.toLowerCase(), version: '1.0.0', scanbench: { apiVersion: 1, name, ...over } }
}
