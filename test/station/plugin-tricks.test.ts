import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportTemplate } from '../../main/records/output-records.ts'
import { STATION } from '../../main/users/actor.ts'
import { ask, turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder, type PluginFolder } from '../support/plugin-folder.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

/** A value that would count, and draw a picture, if anybody took it for a template or for a page. */
const LIQUID = '{{ 7 | times: 6 }}<img src=x>'

/** Declares settings by names that objects have anyway, and gives variables that are templates themselves. */
const TRICKSTER = `/* scanbench {"apiVersion":1,"name":"Trickster","slug":"trickster","mixins":["settings","report"],"permissions":[]} */
import { Plugin } from '@scanbench/plugin'
import { ReportMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'
const own = { HOST: text({ name: 'Host', default: 'scale.local' }) }
export default class Trickster extends Plugin.with(SettingsMixin, ReportMixin) {
  NAME = 'Trickster'
  SLUG = 'trickster'
  SETTINGS = Object.defineProperty(own, '__proto__', { value: own.HOST, enumerable: true })
  USER_SETTINGS = { SOUND: text({ name: 'Sound' }) }
  async addReportContext() {
    const said = await this.getSetting('HOST')
    return Object.defineProperty({ said }, '__proto__', { value: { inherited: 'inherited' }, enumerable: true })
  }
}
`

let folder: PluginFolder
let station: TestStation

beforeAll(async () => {
  folder = await createPluginFolder({
    'trickster.js': TRICKSTER,
    'trickster/static/panel.js': 'export const show = 1',
    'secret.txt': 'secret',
  })
  station = await createTestStation({ demo: true, pluginChoice: { samples: false, folders: [folder.path] } })
  await turnOn(station.station, 'trickster')
})

afterAll(async () => {
  await station[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

/** Somebody with all rights, who has settings of an own. */
const PERSON = { ...STATION, user: 1 }
const call = (method: string, path: string, body?: unknown) => ask(station.station, method, path, body, PERSON)

/** JSON as somebody else may write it, with an own member that JavaScript would take for the prototype. */
const evil = (value: object): unknown => JSON.parse(`{"__proto__":${JSON.stringify(value)},"kept":1}`)

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

test.each(NAMES)('%s is a setting of no plugin, no user, no machine and not of the station', async (name) => {
  const [machine] = await station.json<{ pk: string }[]>('GET', '/api/machine/')
  const places = [
    '/api/plugins/trickster/settings/',
    '/api/plugins/trickster/user-settings/',
    '/api/settings/global/',
    '/api/settings/user/',
    `/api/machine/${machine?.pk}/settings/D/`,
    `/api/machine/${machine?.pk}/settings/M/`,
  ]
  const read = await Promise.all(places.map((place) => call('GET', `${place}${name}/`)))
  const written = await Promise.all(places.map((place) => call('PATCH', `${place}${name}/`, { value: 'x' })))
  expect([...read, ...written].map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 404))
})

test('a plugin that declares such a setting has it not, and its others work', async () => {
  const settings = await station.json<{ key: string }[]>('GET', '/api/plugins/trickster/settings/')
  expect(settings.map(({ key }) => key)).toEqual(['HOST'])
})

test('what is no text is refused as the value of one, and reaches no prototype', async () => {
  const { status } = await call('PATCH', '/api/plugins/trickster/settings/HOST/', { value: evil({ isAdmin: true }) })
  expect([status, Reflect.get({}, 'isAdmin')]).toEqual([400, undefined])
  expect(await station.json('GET', '/api/plugins/trickster/settings/HOST/')).toMatchObject({ value: 'scale.local' })
})

test.each(['PUT', 'PATCH'])('what others keep with a plugin reaches no prototype (%s)', async (method) => {
  const path = '/api/plugins/trickster/metadata/'
  await call(method, path, { metadata: evil({ isAdmin: true }) })
  const { metadata } = await station.json<{ metadata: object }>('GET', path)
  expect([Object.keys(metadata), Reflect.get({}, 'isAdmin'), Reflect.get(metadata, 'isAdmin')]).toEqual([
    ['kept'],
    undefined,
    undefined,
  ])
})

let reports = 0

async function pageOf(source: string): Promise<string> {
  reports += 1
  const form = new FormData()
  for (const [name, value] of Object.entries({ name: `Tricks ${reports}`, description: 'Tricks', model_type: 'part' }))
    form.set(name, value)
  form.set('template', new File([source], `tricks-${reports}.html`, { type: 'text/html' }))
  const request = new Request('http://127.0.0.1/api/report/template/', { method: 'POST', body: form })
  const made = (await (await station.station.fetch(request, { actor: PERSON })).json()) as ReportTemplate
  const order = { template: made.pk, items: [1], format: 'html' }
  const { body } = await call('POST', '/api/station/reports/preview/', order)
  return String((await call('GET', (body as { preview: string }).preview)).body)
}

test('a value of a plugin is printed as it stands: neither a template nor a page', async () => {
  await call('PATCH', '/api/plugins/trickster/settings/HOST/', { value: LIQUID })
  expect(await pageOf('<p>{{ said }}</p>')).toContain('<p>{{ 7 | times: 6 }}&lt;img src=x&gt;</p>')
  await call('PATCH', '/api/plugins/trickster/settings/HOST/', { value: 'scale.local' })
})

test('a template sees the variables of a plugin and nothing that they inherit', async () => {
  const page = await pageOf(
    '<i>{{ said }}|{{ inherited }}|{{ said.constructor }}|{{ __proto__ }}|{{ part.constructor.name }}</i>',
  )
  expect(page).toContain('<i>scale.local||||</i>')
})

test.each(['../secret.txt', '../../secret.txt', '%2e%2e/secret.txt', '..%2fsecret.txt', '..%5csecret.txt', 'a%00.js'])(
  'below the files of a plugin, %s leads nowhere',
  async (path) => {
    const own = await call('GET', '/static/plugins/trickster/panel.js')
    const tricks = [`/static/plugins/trickster/${path}`, `/static/plugins/${path}`, `/plugin/${path}`]
    const found = await Promise.all(tricks.map((trick) => call('GET', trick)))
    expect([own.status, ...found.map(({ status }) => status)]).toEqual([200, 404, 404, 404])
  },
)
