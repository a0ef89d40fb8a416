import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runServer } from 'verdaccio'
import { checkTarball } from '../../main/plugins/installer/tarball-check.ts'

/** A private registry of packages on 127.0.0.1, without a way to any other. */
export interface PackageRegistry extends AsyncDisposable {
  address: string
  /** Of the one user, who alone may read and publish. */
  token: string
  publish(tarball: string): Promise<void>
}

export async function startPackageRegistry(): Promise<PackageRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-registry-'))
  const server: Server = await runServer({
    self_path: folder,
    configPath: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: 10 } },
    packages: { '**': { access: '$authenticated', publish: '$authenticated' } },
    uplinks: {},
    max_body_size: '200mb',
    log: { type: 'stdout', format: 'pretty', level: 'fatal' },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}/`
  const token = await addUser(`http://${host}`)
  return {
    address: `http://${host}`,
    token,
    publish: (tarball) => publish(tarball, `http://${host}`, token),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What `npm publish` sends. */
async function publish(file: string, address: string, token: string): Promise<void> {
  const { manifest } = await checkTarball(file)
  const [name, version] = [String(manifest['name']), String(manifest['version'])]
  const bytes = await readFile(file)
  const attachment = `${name}-${version}.tgz`
  const dist = {
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    shasum: createHash('sha1').update(bytes).digest('hex'),
    tarball: `${address}${name}/-/${attachment}`,
  }
  const response = await fetch(`${address}${name.replace('/', '%2f')}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({
      _id: name,
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
      _attachments: {
        [attachment]: {
          content_type: 'application/octet-stream',
          data: bytes.toString('base64'),
          length: bytes.length,
        },
      },
    }),
  })
  if (!response.ok) throw new Error(`${name} was not published: ${response.status} ${await response.text()}`)
}

async function addUser(address: string): Promise<string> {
  const response = await fetch(`${address}-/user/org.couchdb.user:tester`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'tester', password: 'test-password-1' }),
  })
  const { token } = (await response.json()) as { token: string }
  return token
}
