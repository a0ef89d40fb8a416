/** What a folder (or one file) may import; its own folder always. The longest matching row counts. */
export interface Layer {
  folder: string
  /** Folders or files of ours. */
  ours: readonly string[]
  /** The same, but for types alone. */
  types?: readonly string[]
  /** Packages; `node:` stands for all of Node, a trailing `/` for everything below a name. */
  packages: readonly string[]
  why: string
}

const PLUGIN = [
  '@scanbench/plugin',
  '@scanbench/plugin/mixins',
  '@scanbench/plugin/machine',
  '@scanbench/plugin/settings',
]
const HOST = '@scanbench/plugin/host'
const SERVICE = 'Services know the SDK, storage and the services named here; the door knows them, not they the door.'

function service(name: string, ours: readonly string[], packages: readonly string[] = []): Layer {
  return {
    folder: `main/${name}`,
    ours: ['main/storage', 'main/records', ...ours],
    types: ['main/users/actor.ts'],
    packages: [...PLUGIN, 'node:', ...packages],
    why: SERVICE,
  }
}

export const LAYERS: readonly Layer[] = [
  { folder: 'plugins/sdk', ours: [], packages: [], why: 'The SDK is published alone and must conflict with nothing.' },
  {
    folder: 'plugins/sdk/testing/memory-tables.ts',
    ours: ['plugins/sdk'],
    packages: ['node:'],
    why: 'Plugins are tested in Node, whose own SQLite stands in for the tables of the station.',
  },
  {
    folder: 'plugins/builtin',
    ours: [],
    packages: PLUGIN,
    why: 'Bundled plugins obey the rules of everybody else; if one needs more, the SDK lacks something.',
  },
  {
    folder: 'plugins/samples',
    ours: [],
    packages: PLUGIN,
    why: 'Samples show what everybody can write.',
  },
  {
    folder: 'plugins/builtin/machines.ts',
    ours: ['drivers/printers', 'drivers/scanners'],
    packages: PLUGIN,
    why: 'The one bundled plugin that lists our drivers.',
  },
  {
    folder: 'plugins/builtin/zpl-printers.ts',
    ours: ['drivers/printers'],
    types: ['drivers/protocols'],
    packages: PLUGIN,
    why: 'A pure driver is given what it compresses pictures with.',
  },
  {
    folder: 'plugins/builtin/zlib.ts',
    ours: [],
    types: ['drivers/protocols'],
    packages: ['node:zlib'],
    why: 'What pure drivers must not import.',
  },
  {
    folder: 'plugins/builtin/ecb-exchange.ts',
    ours: [],
    packages: [...PLUGIN, 'node:'],
    why: 'Reads a copy of the rates from a file, where a station has no network.',
  },
  {
    folder: 'plugins/create',
    ours: [],
    packages: ['node:'],
    why: 'It is published alone and runs on the computers of authors.',
  },
  { folder: 'drivers/protocols', ours: [], packages: [], why: 'Protocols are pure: values in, values out.' },
  { folder: 'drivers/transports', ours: [], packages: [], why: 'Interfaces say what every transport promises.' },
  { folder: 'drivers/transports/fake', ours: ['drivers/transports'], packages: [], why: 'Fakes run everywhere.' },
  {
    folder: 'drivers/transports/node',
    ours: ['drivers/transports'],
    packages: ['node:', 'serialport', 'node-hid', 'usb', 'koffi'],
    why: 'The only place that touches hardware.',
  },
  {
    folder: 'drivers/simulators',
    ours: ['drivers/protocols'],
    packages: PLUGIN,
    why: 'A simulator is the far end of a line and knows only what is spoken on it.',
  },
  ...['drivers/printers', 'drivers/scanners'].map((folder) => ({
    folder,
    ours: ['drivers/protocols', 'drivers/transports', 'drivers/devices'],
    packages: PLUGIN,
    why: 'A driver joins a transport and a protocol, and is given both.',
  })),
  { folder: 'drivers/devices', ours: [], packages: [], why: 'Tables of what is known; nothing in them is done.' },
  { folder: 'main/records', ours: [], packages: ['@hono/zod-openapi'], why: 'The wire depends on nothing.' },
  { folder: 'main/processes', ours: [], packages: [...PLUGIN, HOST, 'node:'], why: 'One supervisor for every child.' },
  {
    folder: 'main/storage',
    ours: ['main/processes/sibling-program.ts'],
    packages: [...PLUGIN, 'better-sqlite3', 'kysely', 'node:'],
    why: 'The only place that opens the database.',
  },
  {
    folder: 'main/configuration',
    ours: [],
    packages: [...PLUGIN, 'node:'],
    why: 'Read before anything else exists.',
  },
  {
    folder: 'main/configuration/station-lock.ts',
    ours: [],
    packages: [...PLUGIN, 'better-sqlite3', 'node:'],
    why: 'The lock is the lock of an open SQLite file.',
  },
  {
    folder: 'main/logs',
    ours: ['main/configuration/options.ts'],
    packages: [...PLUGIN, 'pino', 'rotating-file-stream', 'node:'],
    why: 'Everybody else knows the four methods of the SDK alone.',
  },
  {
    folder: 'main/devices',
    ours: ['main/processes', 'drivers/transports'],
    types: ['drivers/simulators'],
    packages: [...PLUGIN, 'node:'],
    why: 'The station talks to devices through a child process.',
  },
  {
    folder: 'main/devices/device-process.ts',
    ours: ['main/devices', 'main/processes', 'drivers'],
    packages: [...PLUGIN, 'node:'],
    why: 'The child process is where hardware is touched.',
  },
  {
    folder: 'main/devices/simulated-device.ts',
    ours: ['main/devices', 'drivers/transports', 'drivers/simulators'],
    packages: PLUGIN,
    why: 'Simulated devices live in the device process, as real ones do.',
  },
  service('events', ['main/background', 'main/plugins']),
  service('background', ['main/plugins'], [HOST, 'kysely']),
  service('actions', ['main/background', 'main/plugins']),
  service('locate', ['main/background', 'main/plugins']),
  service('schedule', ['main/background', 'main/plugins'], ['kysely']),
  service('plugin-urls', ['main/background', 'main/plugins']),
  service('webhooks', ['main/background', 'main/plugins'], ['kysely']),
  service('settings', [], ['kysely']),
  service('users', [], ['kysely']),
  service('stock', ['main/barcodes/barcode-hash.ts'], ['kysely']),
  service(
    'plugins',
    ['main/processes', 'main/settings', 'plugins/builtin', 'plugins/samples'],
    [HOST, 'kysely', 'zod'],
  ),
  service('plugins/installer', ['main/plugins', 'main/processes/sibling-program.ts'], ['@npmcli/arborist', 'pacote']),
  service('barcodes', ['main/plugins', 'main/stock', 'drivers/protocols'], ['kysely']),
  service('companies', ['main/stock'], ['kysely']),
  service('orders', ['main/companies', 'main/stock', 'main/users/acting-user.ts'], ['kysely']),
  service('transitions', ['main/plugins'], [HOST]),
  service('validation', ['main/plugins', 'main/stock', 'main/labels/drawing/liquid-text.ts']),
  service('icons', ['main/plugins']),
  service('user-interface', ['main/background', 'main/plugins']),
  service('suppliers', ['main/companies', 'main/plugins', 'main/stock'], ['kysely', 'zod']),
  service('plugin-tables', ['main/processes'], [HOST]),
  service(
    'machines',
    ['main/devices', 'main/plugins', 'main/settings', 'drivers/devices', 'drivers/protocols', 'drivers/transports'],
    [HOST, 'kysely'],
  ),
  service('scanner-check', ['main/machines', 'drivers/protocols'], ['bwip-js']),
  service(
    'labels',
    [
      'main/machines',
      'main/outputs',
      'main/plugins',
      'main/processes/sibling-program.ts',
      'main/stock',
      'drivers/protocols',
    ],
    [HOST, 'kysely', 'bwip-js', 'lean-qr', 'liquidjs', 'pdfkit', '@napi-rs/canvas', 'zxing-wasm/'],
  ),
  service('outputs', [], ['kysely']),
  service('discovery', ['drivers/devices'], ['multicast-dns', 'net-snmp', 'dns-packet']),
  service('currency', ['main/plugins', 'main/stock/stock-status.ts'], ['kysely']),
  service('mail', ['main/plugins'], ['kysely', 'nodemailer']),
  service('notifications', ['main/plugins', 'main/users/roles.ts'], ['kysely']),
  service(
    'reports',
    [
      'main/labels/label-context.ts',
      'main/labels/liquid',
      'main/outputs',
      'main/plugins',
      'main/processes/clean-environment.ts',
    ],
    ['liquidjs'],
  ),
  service('exports', ['main/labels/printing-options.ts', 'main/outputs', 'main/plugins']),
  {
    folder: 'main/api',
    ours: ['main'],
    packages: [...PLUGIN, HOST, 'hono', 'hono/', '@hono/', 'node:'],
    why: 'The door knows every service.',
  },
  ...['main/station.ts', 'main/composition'].map((folder) => ({
    folder,
    ours: ['main', 'drivers', 'plugins'],
    packages: [...PLUGIN, HOST, 'node:'],
    why: 'Everything is wired here.',
  })),
  {
    folder: 'main/window',
    ours: [],
    packages: [...PLUGIN, 'node:'],
    why: 'How a window is shown does not depend on what is shown in it.',
  },
  { folder: 'main/programs', ours: ['main'], packages: [...PLUGIN, HOST, 'node:'], why: 'Programs run stations.' },
  ...['main/node.ts', 'main/command.ts'].map((folder) => ({
    folder,
    ours: ['main/programs'],
    packages: ['node:'],
    why: 'Checks the Node version first.',
  })),
  {
    folder: 'main/electron',
    ours: ['main'],
    packages: [...PLUGIN, 'electron', 'node:'],
    why: 'The shell around the station, and the only place that knows Electron.',
  },
  {
    folder: 'renderer',
    ours: [],
    types: ['main/records', 'plugins/sdk'],
    packages: [
      '@scanbench/plugin/ui',
      'react',
      'react-dom',
      'react-dom/',
      'react-router',
      'zustand',
      '@mantine/',
      '@tanstack/',
      '@tabler/',
      '@fontsource-variable/',
      '@lingui/',
      '@codemirror/',
      'papaparse',
    ],
    why: 'The window talks to the station by HTTP, as everybody does.',
  },
  { folder: 'renderer/vite.config.ts', ours: [], packages: ['vite', '@vitejs/', 'node:'], why: 'Read by the bundler.' },
  {
    folder: 'build',
    ours: ['main', 'drivers', 'plugins', 'renderer', 'test'],
    packages: [...PLUGIN, HOST, 'node:', 'esbuild', 'vite', 'prettier', 'typescript', 'electron-builder'],
    why: 'Scripts build, start and test the whole.',
  },
  {
    folder: 'test',
    ours: ['main', 'drivers', 'plugins', 'renderer', 'build'],
    packages: [
      ...PLUGIN,
      HOST,
      'node:',
      'vitest',
      'fast-check',
      'playwright-core',
      '@playwright/',
      '@axe-core/',
      'typescript',
      'serialport',
      '@napi-rs/canvas',
      'zpl-renderer-js',
      'zxing-wasm/',
      'smtp-server',
      'kysely',
      'verdaccio',
    ],
    why: 'Tests may look everywhere, but not into Electron.',
  },
]
