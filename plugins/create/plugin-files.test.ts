import { check } from 'prettier'
import { describe, expect, test } from 'vitest'
import { DEFAULTS, FEATURES, LICENCE_NAMES, MIXIN_NAMES } from './choices.ts'
import type { Choices } from './choices.ts'
import { pluginFiles } from './plugin-files.ts'

const filesOf = (choices: Partial<Choices>) => pluginFiles({ ...DEFAULTS, ...choices }, { sdk: '^1.0.0', year: 2026 })
const pathsOf = (choices: Partial<Choices>) => Object.keys(filesOf(choices)).toSorted()

const BARE = [
  '.gitignore',
  '.prettierignore',
  '.prettierrc.json',
  'LICENSE',
  'README.md',
  'package.json',
  'src/index.ts',
  'test/index.test.ts',
  'tsconfig.build.json',
  'tsconfig.json',
]

test('what was not chosen is not there (C04)', () => {
  const bare = filesOf({ mixins: ['Barcode'], ci: 'none' })
  expect(Object.keys(bare).toSorted()).toEqual(BARE)
  expect(bare['src/index.ts']).toContain('extends Plugin.with(BarcodeMixin)')
  expect(Object.values(bare).join('')).not.toMatch(/SettingsMixin|UserInterface|frontend|Panel/)
  expect(filesOf({ mixins: [], ci: 'none' })['src/index.ts']).toContain('extends Plugin {')
  const chosen = { mixins: ['UserInterface'], features: ['dashboard'], ci: 'gitlab' } as const
  expect(pathsOf(chosen).filter((path) => !BARE.includes(path))).toEqual([
    '.gitlab-ci.yml',
    'frontend/package.json',
    'frontend/shared-globals.ts',
    'frontend/src/Dashboard.tsx',
    'frontend/tsconfig.json',
    'frontend/vite.config.ts',
  ])
  expect(filesOf(chosen)['frontend/vite.config.ts']).toContain("input: ['src/Dashboard.tsx']")
})

test.each(['github', 'gitlab'] as const)('the CI of %s checks the style, builds and packs (C07)', (ci) => {
  const files = filesOf({ ci })
  const workflow = files[ci === 'github' ? '.github/workflows/ci.yaml' : '.gitlab-ci.yml'] ?? ''
  const steps = [...workflow.matchAll(/^ +- (?:run: )?(npm .*)$/gm)].map(([, step]) => step)
  expect(steps).toEqual([
    'npm ci',
    'npm run lint',
    'npm run check',
    'npm test',
    'npm run build',
    'npm ci --prefix frontend',
    'npm run build:frontend',
    'npm pack',
  ])
  const { scripts } = JSON.parse(files['package.json'] ?? '') as { scripts: Record<string, string> }
  const named = steps.flatMap((step) => /^npm run (\S+)$/.exec(step ?? '')?.[1] ?? [])
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
})

describe('the style check of a new plugin passes', () => {
  const variants: [string, Partial<Choices>][] = [
    ['as it is without a question', {}],
    ['with everything', { mixins: MIXIN_NAMES, features: FEATURES, isTranslated: true, ci: 'gitlab' }],
    ['with a long name', { title: 'A'.repeat(50), mixins: MIXIN_NAMES, features: FEATURES }],
    ['with a long name of words', { title: 'Ab '.repeat(16), mixins: MIXIN_NAMES }],
    ['with nothing', { mixins: [], ci: 'none' }],
    [
      'with words that need care',
      { description: `It's "all" \\ of it, at length: ${'word '.repeat(20)}`, author: "O'Neil" },
    ],
    ...MIXIN_NAMES.map((name): [string, Partial<Choices>] => [`with ${name} alone`, { mixins: [name] }]),
    ...FEATURES.flatMap((name): [string, Partial<Choices>][] => [
      [`with the feature ${name}`, { features: [name] }],
      [`with the feature ${name} in several languages`, { features: [name], isTranslated: true }],
    ]),
  ]
  test.each(variants)('%s', async (_what, choices) => {
    const files = filesOf(choices)
    const options = JSON.parse(files['.prettierrc.json'] ?? '') as object
    const checked = Object.entries(files).filter(([path]) => /\.(?:tsx?|json|ya?ml)$/.test(path))
    const results = await Promise.all(
      checked.map(async ([filepath, text]) => ((await check(text, { ...options, filepath })) ? [] : [filepath])),
    )
    expect(results.flat()).toEqual([])
  })
})

test.each(LICENCE_NAMES)('the licence %s names the owner and the year', (licence) => {
  const text = filesOf({ licence, author: 'Ann', email: 'ann@example.com' })['LICENSE']
  expect(text).toContain('Copyright (c) 2026 Ann <ann@example.com>')
})
