import { expect, test } from 'vitest'
import type { MachineHandle } from './machine-handle.ts'
import { chooseMachines, type MachineChoice } from './machine-choice.ts'

const machine = (name: string, active: boolean, initialized: boolean, status: number) =>
  ({ name, active, initialized, status }) as MachineHandle

const MACHINES = [
  machine('Bench', true, true, 100),
  machine('Door', true, false, 500),
  machine('Cellar', false, false, 101),
  machine('Dock', true, true, 400),
]

const names = (choice: MachineChoice) => chooseMachines(MACHINES, choice).map(({ name }) => name)

test.each<[string, MachineChoice, string[]]>([
  ['without a choice: those that are set up', {}, ['Bench', 'Dock']],
  ['all', { initialized: null }, ['Bench', 'Door', 'Cellar', 'Dock']],
  ['by name', { name: 'Cellar', initialized: null }, ['Cellar']],
  ['by name, of those that are set up', { name: 'Cellar' }, []],
  ['by activity', { active: true, initialized: null }, ['Bench', 'Door', 'Dock']],
  ['by what is not set up', { initialized: false, active: true }, ['Door']],
  ['by state', { status: 400 }, ['Dock']],
])('machines are chosen %s (K17)', (_how, choice, chosen) => {
  expect(names(choice)).toEqual(chosen)
})

test('a filter that nobody knows is refused and named (K17)', () => {
  const choice = { colour: 'red' } as MachineChoice
  expect(() => names(choice)).toThrow(
    'Machines are not chosen by "colour". Choose by name, active, initialized, status.',
  )
})
