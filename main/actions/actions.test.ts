import { Plugin } from '@scanbench/plugin'
import type { ActingUser } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
import { expect, test } from 'vitest'
import { createPluginShelf } from '../../test/support/plugin-shelf.ts'
import { Actions } from './actions.ts'

const ANN: ActingUser = { pk: 7, username: 'ann', is_staff: false, is_superuser: false }

class Plain extends Plugin.with(ActionMixin) {
  NAME = 'Plain'
}

class Named extends Plain {
  NAME = 'Named'
  ACTION_NAME = 'count'
  calls: unknown[] = []
  async performAction(user: ActingUser | null, data: unknown): Promise<void> {
    this.calls.push({ user, data })
  }
  async getInfo(): Promise<unknown> {
    return this.calls
  }
  async getResult(): Promise<boolean> {
    return this.calls.length > 0
  }
}

const actionsOf = (...plugins: Plugin[]) => {
  const plugin_shelf = createPluginShelf(...plugins)
  return { shelf: plugin_shelf, actions: new Actions({ plugins: plugin_shelf, timeoutMs: 50 }) }
}

test('an action without a name uses NAME, and answers false and null by itself (M01)', async () => {
  const { actions } = actionsOf(new Plain())
  expect(await actions.run('Plain', null, null)).toEqual({ action: 'Plain', result: false, info: null })
})

test('an action gets user and data, and is asked for result and info after its work (M03)', async () => {
  const { actions } = actionsOf(new Plain(), new Named())
  expect(await actions.run('count', { box: 3 }, ANN)).toEqual({
    action: 'count',
    result: true,
    info: [{ user: ANN, data: { box: 3 } }],
  })
})

test('names are compared exactly, and the first plugin that has it runs', async () => {
  class Other extends Named {
    NAME = 'Other'
  }
  const first = new Named()
  const second = new Other()
  const { actions } = actionsOf(first, second)
  await actions.run('count', 1, null)
  await expect(actions.run('Count', 1, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect([first.calls.length, second.calls.length]).toEqual([1, 0])
})

test.each([
  ['throws', () => Promise.reject(new Error('no paper'))],
  ['hangs', () => new Promise<void>(() => {})],
])('an action that %s is told apart from one that nobody has, and kept on the plugin', async (_, work) => {
  class Faulty extends Plain {
    performAction = work
  }
  const { actions, shelf } = actionsOf(new Faulty())
  await expect(actions.run('Plain', null, null)).rejects.toMatchObject({
    code: 'PLUGIN_ACTION_FAILED',
    details: { action: 'Plain' },
  })
  expect(shelf.errors).toMatchObject([['plain', 'perform_action', expect.any(String)]])
})
