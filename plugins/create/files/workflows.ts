import type { Choices } from '../choices.ts'

/** Style, types, tests, build and package on every push; publishing on a release. */
export function workflowFiles({ ci, mixins }: Pick<Choices, 'ci' | 'mixins'>): Record<string, string> {
  const steps = [
    'npm ci',
    'npm run lint',
    'npm run check',
    'npm test',
    'npm run build',
    ...(mixins.includes('UserInterface') ? ['npm ci --prefix frontend', 'npm run build:frontend'] : []),
    'npm pack',
  ]
  if (ci === 'github')
    return { '.github/workflows/ci.yaml': github(steps), '.github/workflows/publish.yaml': publish(steps) }
  return ci === 'gitlab' ? { '.gitlab-ci.yml': gitlab(steps) } : {}
}

const SETUP = `      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
          registry-url: https://registry.npmjs.org`

const github = (steps: readonly string[]): string => `name: CI

on: [push, pull_request]

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
${SETUP}
${steps.map((step) => `      - run: ${step}`).join('\n')}
`

const publish = (steps: readonly string[]): string => `name: Publish

on:
  release:
    types: [published]

permissions:
  contents: read
  id-token: write

jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
${SETUP}
${steps.map((step) => `      - run: ${step}`).join('\n')}
      - run: npm publish --access public
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`

const gitlab = (steps: readonly string[]): string => `image: node:24

check:
  script:
${steps.map((step) => `    - ${step}`).join('\n')}
  artifacts:
    paths:
      - '*.tgz'
`
