import type { Names } from '../names.ts'

/** What one mixin adds to the class, to its imports and to its tests. */
export interface MixinPart {
  /** In the manifest. */
  key: string
  className: string
  /** Types of the door `mixins` that the members name. */
  types: readonly string[]
  /** Names of the door `settings`. */
  settings?: readonly string[]
  permissions?: readonly string[]
  members: (names: Names) => string
  /** Title and statements; `run` is the plugin with a host in memory. */
  test: (names: Names) => { title: string; body: string } | null
}

const PARTS = {
  Action: {
    key: 'action',
    className: 'ActionMixin',
    types: [],
    members: ({ slug }) => `  ACTION_NAME = '${slug}'

  async getInfo() {
    return { greeting: \`Hello from \${this.NAME}\` }
  }`,
    test: () => ({
      title: 'the action greets',
      body: `const { info } = await run.action()
  assert.deepEqual(info, { greeting: \`Hello from \${run.plugin.NAME}\` })`,
    }),
  },
  App: {
    key: 'app',
    className: 'AppMixin',
    types: [],
    members:
      () => `  /** The steps to the tables of today. Add new ones at the end; never change one that was released. */
  MIGRATIONS = [
    {
      version: 1,
      sql: 'CREATE TABLE note (pk INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT',
    },
  ]

  async addNote(text: string) {
    await this.database.run('INSERT INTO note (text) VALUES (?)', [text])
    return this.database.all('SELECT text FROM note ORDER BY pk')
  }`,
    test: () => ({
      title: 'a note is kept in a table of the plugin',
      body: `assert.deepEqual(await run.call('addNote', 'first'), [{ text: 'first' }])`,
    }),
  },
  Barcode: {
    key: 'barcode',
    className: 'BarcodeMixin',
    types: [],
    members: ({ slug }) => `  /** Codes such as "${slug}:7" name stock item 7; null for codes of others. */
  async scan(barcode: string) {
    const match = /^${slug}:(\\d+)$/.exec(barcode)
    return match === null ? null : { stockitem: { pk: Number(match[1]) } }
  }`,
    test: ({ slug }) => ({
      title: 'a code of ours names a stock item, others are left to others',
      body: `const found = await run.scan('${slug}:7')
  assert.deepEqual(found, { stockitem: { pk: 7 } })
  assert.equal(await run.scan('something else'), null)`,
    }),
  },
  CurrencyExchange: {
    key: 'currencyexchange',
    className: 'CurrencyExchangeMixin',
    types: [],
    members: () => `  /** Units of each currency for one unit of the base. */
  async updateExchangeRates(_base: string, symbols: string[]) {
    return Object.fromEntries(symbols.map((symbol) => [symbol, 1]))
  }`,
    test: () => ({
      title: 'every currency has a rate',
      body: `assert.deepEqual(await run.call('updateExchangeRates', 'EUR', ['USD']), { USD: 1 })`,
    }),
  },
  Event: {
    key: 'events',
    className: 'EventMixin',
    types: ['PluginEvent'],
    members: () => `  async wantsProcessEvent(name: string) {
    return name.startsWith('stockitem.')
  }

  async processEvent({ name, data }: PluginEvent) {
    this.log.info(name, data)
  }`,
    test: () => ({
      title: 'changes of stock are noted, other events are not wanted',
      body: `assert.equal(await run.event('stockitem.created', { id: 7 }), true)
  assert.equal(await run.event('part.created'), false)`,
    }),
  },
  Locate: {
    key: 'locate',
    className: 'LocateMixin',
    types: [],
    members: () => `  /** Light a lamp, beep, send a message: whatever shows the place. */
  async locateStockLocation(pk: number) {
    this.log.info('This place is looked for', { location: pk })
  }`,
    test: () => ({
      title: 'a place that is looked for is noted',
      body: `await run.call('locateStockLocation', 3)`,
    }),
  },
  Report: {
    key: 'report',
    className: 'ReportMixin',
    types: ['ReportRequest'],
    members: ({ package: name }) => `  /** Labels can use {{ ${name} }}. */
  async addLabelContext(_request: ReportRequest) {
    return { ${name}: 'Hello' }
  }`,
    test: (names) => ({
      title: 'labels get a variable',
      body: `const template = { pk: 1, name: 'Label', model_type: 'stockitem' }
  const request = { template, instance: null, user: null, context: {} }
  const added = await run.call('addLabelContext', request)
  assert.deepEqual(added, { ${names.package}: 'Hello' })`,
    }),
  },
  Schedule: {
    key: 'schedule',
    className: 'ScheduleMixin',
    types: [],
    members: () => `  SCHEDULED_TASKS = { tidy: { func: 'tidy', schedule: 'D' } } as const

  /** Called once a day. */
  async tidy() {
    this.log.info('Tidied')
  }`,
    test: () => ({ title: 'the daily task runs', body: `await run.task('tidy')` }),
  },
  Settings: {
    key: 'settings',
    className: 'SettingsMixin',
    types: [],
    settings: ['text'],
    members: () => `  SETTINGS = {
    GREETING: text({ name: 'Greeting', description: 'What is said first', default: 'Hello' }),
  }

  async greeting() {
    return this.getSetting('GREETING')
  }`,
    test: () => ({
      title: 'a setting has its default until somebody changes it',
      body: `assert.equal(await run.call('greeting'), 'Hello')
  await run.settings.set('GREETING', 'Good morning')
  assert.equal(await run.call('greeting'), 'Good morning')`,
    }),
  },
  Transition: {
    key: 'statetransition',
    className: 'TransitionMixin',
    types: ['Transition'],
    members: () => `  TRANSITION_HANDLERS = [{ models: ['purchaseorder'], func: 'onOrder' }]

  /** True: done here, the usual change is left out. False: not ours. Throw to forbid. */
  async onOrder({ current, target }: Transition) {
    this.log.info('An order changes', { current, target })
    return false
  }`,
    test: () => ({
      title: 'orders change as usual',
      body: `const order = { model: 'purchaseorder', pk: 1, current: 10, target: 20, instance: {}, user: null }
  assert.equal(await run.call('onOrder', order), false)`,
    }),
  },
  Urls: {
    key: 'urls',
    className: 'UrlsMixin',
    types: ['PluginRequest'],
    members: ({ slug }) => `  /** Below /plugin/${slug}/ */
  URLS = [{ path: 'hello/{name}/', func: 'hello' }]

  async hello({ params }: PluginRequest) {
    return { body: { hello: params['name'] } }
  }`,
    test: () => ({
      title: 'its address answers',
      body: `assert.deepEqual((await run.request('hello/Ann/')).body, { hello: 'Ann' })`,
    }),
  },
  UserInterface: {
    key: 'ui',
    className: 'UserInterfaceMixin',
    types: [],
    permissions: ['ui'],
    // Written by the front end: it depends on the chosen features.
    members: () => '',
    test: () => null,
  },
  Validation: {
    key: 'validation',
    className: 'ValidationMixin',
    types: ['ModelInstance', 'Verdict'],
    members: () => `  /** Null leaves it to others, true accepts; throw an AppError to refuse. */
  async validateBatchCode(batch: string, _item: ModelInstance): Promise<Verdict> {
    if (!batch.includes(' ')) return null
    const message = 'A batch code has no spaces'
    throw new AppError('INVALID_INPUT', message, { details: { batch: [message] } })
  }`,
    test: () => ({
      title: 'a batch code with a space is refused',
      body: `const item = { model: 'stockitem', pk: null, fields: {} }
  assert.equal(await run.call('validateBatchCode', 'L-7', item), null)
  await assert.rejects(() => run.call('validateBatchCode', 'L 7', item), { code: 'INVALID_INPUT' })`,
    }),
  },
} as const satisfies Record<string, MixinPart>

export type MixinName = keyof typeof PARTS
export const MIXIN_PARTS: Readonly<Record<MixinName, MixinPart>> = PARTS
export const MIXIN_NAMES = Object.keys(PARTS) as MixinName[]
