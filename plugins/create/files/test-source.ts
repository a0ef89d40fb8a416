import type { Choices } from '../choices.ts'
import type { Names } from '../names.ts'
import { MIXIN_PARTS } from './mixin-parts.ts'
import { quoted } from './plugin-source.ts'

/** `test/index.test.ts`: one test for each thing the plugin can do. */
export function testSource(names: Names, { mixins, features }: Pick<Choices, 'mixins' | 'features'>): string {
  const tests = [
    loads(names),
    ...mixins.map((name) => MIXIN_PARTS[name].test(names)),
    ...(mixins.includes('UserInterface') && features.includes('panel') ? [panel] : []),
  ]
  const written = tests.filter((one) => one !== null).map(({ title, body }) => writtenTest(names, title, body))
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runPlugin } from '@scanbench/plugin/testing'
import ${names.className} from '../src/index.ts'

${written.join('\n\n')}
`
}

function writtenTest({ className }: Names, title: string, body: string): string {
  return `test(${quoted(title)}, async () => {
  await using run = await runPlugin(${className})
  ${body}
})`
}

const loads = ({ title }: Names) => ({
  title: 'the station accepts the plugin',
  body: `assert.equal(run.plugin.NAME, ${quoted(title)})`,
})

const panel = {
  title: 'stock items have a panel, other pages have none',
  body: `const panelsOf = (model: string) =>
    run.call('getUiPanels', { user: null, context: { target_model: model } })
  assert.equal((await panelsOf('stockitem')).length, 1)
  assert.deepEqual(await panelsOf('part'), [])`,
}
