import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface PackageContents {
  name: string
  version?: string
  /** Of the block `scanbench`; null: no plugin. */
  plugin?: Record<string, unknown> | null
  dependencies?: Record<string, string>
  scripts?: Record<string, string>
  /** More files, and others than the usual ones. */
  files?: Record<string, string>
}

/** A package with a plugin that answers the action `hello` with its version. */
export async function writePackage(folder: string, contents: PackageContents): Promise<string> {
  const { name, version = '1.0.0', plugin = {}, files = {}, ...others } = contents
  const title = name.replace(/^@[^/]*\//, '')
  const block = plugin === null ? {} : { scanbench: { apiVersion: 1, mixins: ['action'], ...plugin } }
  const source = `import { Plugin } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
export default class Hello extends Plugin.with(ActionMixin) {
  NAME = ${JSON.stringify(title)}
  VERSION = ${JSON.stringify(version)}
  ACTION_NAME = 'hello'
  async getInfo() { return ${JSON.stringify(version)} }
}
`
  const all = {
    'package.json': JSON.stringify({ name, version, type: 'module', main: 'index.js', ...others, ...block }),
    'index.js': source,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** The tarball of a folder, as registries hand it out: everything lies in a folder `package`. */
export async function pack(folder: string, destination: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, string>
  const file = join(destination, `${name!.replace(/^@/, '').replaceAll('/', '-')}-${version}.tgz`)
  await run('tar', ['-czf', file, '--transform', 's,^\\.,package,', '-C', folder, '.'])
  return file
}
