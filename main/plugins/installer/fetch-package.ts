import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '@scanbench/plugin'
import Arborist from '@npmcli/arborist'
import pacote from 'pacote'
import type { FetchedPackage, FetchOrder } from './fetch-order.ts'
import { npmOptions } from './npm-options.ts'
import { checkTarball, TARBALL_LIMITS } from './tarball-check.ts'
import { checkTree } from './tree-check.ts'

type Tell = (line: string) => void

/**
 * Brings a package and all it depends on into the staging folder. Whatever the reference is, it becomes a tarball first,
 * which is held against the rules before anything of it is unpacked. No script of any package runs.
 */
export async function fetchPackage(order: FetchOrder, tell: Tell): Promise<FetchedPackage> {
  const file = join(order.staging, 'package.tgz')
  tell(`Fetching ${order.spec}`)
  await download(order, file)
  const { manifest } = await checkTarball(file)
  const [name, version] = [String(manifest['name']), String(manifest['version'])]
  tell(`Unpacking ${name} ${version} and what it needs`)
  const tree = join(order.staging, 'tree')
  await mkdir(tree)
  await writeFile(join(tree, 'package.json'), '{ "private": true }\n')
  const { allowFile: _, ...options } = npmOptions(order)
  const installed = new Arborist({
    ...options,
    allowFile: 'root',
    path: tree,
    // Each package carries what it needs in its own folder: it can be replaced alone, and reads nothing outside of it.
    installStrategy: 'nested',
    audit: false,
    fund: false,
    binLinks: false,
    packageLock: false,
  })
  await installed.reify({ add: [`file:${file}`], omit: ['dev', 'peer'], save: false })
  const sizeBytes = await checkTree(join(tree, 'node_modules'), name)
  return { name, version, sizeBytes }
}

async function download(order: FetchOrder, file: string): Promise<void> {
  await pacote.tarball.stream(
    order.spec,
    (stream) => pipeline(Readable.from(stream), limited(TARBALL_LIMITS.packedBytes), createWriteStream(file)),
    { ...npmOptions(order), Arborist, allowGit: 'all', allowRemote: 'all', allowDirectory: 'all' },
  )
}

function limited(mostBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= mostBytes) return done(null, chunk)
      done(new AppError('PLUGIN_INSTALL_FAILED', `The package is larger than ${Math.round(mostBytes / 2 ** 20)} MB.`))
    },
  })
}
