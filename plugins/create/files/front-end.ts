import type { Choices, Feature } from '../choices.ts'
import type { Names } from '../names.ts'
import { quoted } from './plugin-source.ts'

interface FeatureParts {
  /** The file of the front end. */
  file: string
  /** What the plugin tells the station. */
  members: string
  source: (names: Names, isTranslated: boolean) => string
}

const importTexts = (isTranslated: boolean): string => (isTranslated ? `import { texts } from './texts'\n` : '')
const word = (isTranslated: boolean, key: string, text: string): string =>
  isTranslated ? `{texts(context.locale).${key}}` : text

const greeting = (isTranslated: boolean): string =>
  isTranslated ? '`${texts(context.locale).hello}, ${context.user.username}`' : '`Hello, ${context.user.username}`'

/** In one line where it fits, as Prettier has it. */
const button = (isTranslated: boolean): string =>
  isTranslated
    ? `      <Button onClick={() => setCount(count + 1)}>
        {texts(context.locale).count}: {count}
      </Button>`
    : '      <Button onClick={() => setCount(count + 1)}>Count: {count}</Button>'

const PARTS: Readonly<Record<Feature, FeatureParts>> = {
  dashboard: {
    file: 'Dashboard',
    members: `  async getUiDashboardItems() {
    return [{ key: 'tile', title: this.NAME, source: 'Dashboard.js:renderDashboardItem' }]
  }`,
    source: ({ title }, isTranslated) => `import { Text, Title } from '@mantine/core'
import React from 'react'
import type { PluginContext } from '@scanbench/plugin/ui'
${importTexts(isTranslated)}
/** A tile of the overview. */
export function renderDashboardItem(context: PluginContext) {
  const greeting = ${greeting(isTranslated)}
  return (
    <>
      <Title order={4}>${title}</Title>
      <Text>{greeting}</Text>
    </>
  )
}
`,
  },
  panel: {
    file: 'Panel',
    members: `  /** A tab on the page of every stock item. */
  async getUiPanels({ context }: UserInterfaceRequest) {
    if (context['target_model'] !== 'stockitem') return []
    return [{ key: 'panel', title: this.NAME, source: 'Panel.js:renderPanel' }]
  }`,
    source: (_names, isTranslated) => `import { Button, Stack, Text } from '@mantine/core'
import React, { useState } from 'react'
import type { PluginContext } from '@scanbench/plugin/ui'
${importTexts(isTranslated)}
/** The content of the tab: a component of React. */
export function renderPanel(context: PluginContext) {
  return <Panel context={context} />
}

function Panel({ context }: { context: PluginContext }) {
  const [count, setCount] = useState(0)
  return (
    <Stack align="flex-start">
      <Text>
        ${word(isTranslated, 'hello', 'Hello')}: {context.model} {String(context.id)}
      </Text>
${button(isTranslated)}
    </Stack>
  )
}
`,
  },
  settings: {
    file: 'Settings',
    members: `  ADMIN_SOURCE = 'Settings.js:renderPluginSettings'`,
    source: (_names, isTranslated) => `import { Text } from '@mantine/core'
import React from 'react'
import type { PluginContext } from '@scanbench/plugin/ui'
${importTexts(isTranslated)}
/** Shown above the settings of the plugin. */
export function renderPluginSettings(context: PluginContext) {
  const greeting = ${greeting(isTranslated)}
  return <Text>{greeting}</Text>
}
`,
  },
  spotlight: {
    file: 'Spotlight',
    members: `  async getUiSpotlightActions() {
    return [{ key: 'greet', title: this.NAME, source: 'Spotlight.js:executeAction' }]
  }`,
    source: ({ title }, isTranslated) => `import { notifications } from '@mantine/notifications'
import type { PluginContext } from '@scanbench/plugin/ui'
${importTexts(isTranslated)}
/** Called when the command is chosen. */
export function executeAction(context: PluginContext) {
  const message = ${greeting(isTranslated)}
  notifications.show({ title: ${quoted(title)}, message })
}
`,
  },
}

/** What the class says of its parts in the window. */
export function featureMembers(features: readonly Feature[]): string {
  return features.map((name) => PARTS[name].members).join('\n\n')
}

/** The folder `frontend`, which is built into \`static\`. */
export function frontEndFiles(names: Names, choices: Pick<Choices, 'features' | 'isTranslated'>, sdk: string) {
  const { features, isTranslated } = choices
  const files: Record<string, string> = {
    'frontend/package.json': packageFile(names, sdk),
    'frontend/tsconfig.json': TYPESCRIPT,
    'frontend/vite.config.ts': viteConfig(features.map((name) => PARTS[name].file)),
    'frontend/shared-globals.ts': SHARED_GLOBALS,
  }
  for (const name of features) files[`frontend/src/${PARTS[name].file}.tsx`] = PARTS[name].source(names, isTranslated)
  if (isTranslated) files['frontend/src/texts.ts'] = TEXTS
  return files
}

function packageFile({ distribution }: Names, sdk: string): string {
  const contents = {
    name: `${distribution}-frontend`,
    private: true,
    type: 'module',
    scripts: { build: 'tsc && vite build', dev: 'vite build --watch' },
    devDependencies: {
      '@mantine/core': '^9.7.3',
      '@mantine/hooks': '^9.7.3',
      '@mantine/notifications': '^9.7.3',
      '@scanbench/plugin': sdk,
      '@types/node': '^24.0.0',
      '@types/react': '^19.3.0',
      react: '^19.3.0',
      'react-dom': '^19.3.0',
      typescript: '>=5.9 <8',
      vite: '^8.3.0',
    },
  }
  return `${JSON.stringify(contents, null, 2)}\n`
}

const TYPESCRIPT = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'ES2023',
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'react',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: ['node'],
      strict: true,
      esModuleInterop: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
    include: ['src', '*.ts'],
  },
  null,
  2,
).replace(/\[\s+([^\]]+?)\s+\]/g, (_, items: string) => `[${items.replace(/\s+/g, ' ')}]`)}\n`

function viteConfig(names: readonly string[]): string {
  const entries = names.map((name) => `'src/${name}.tsx'`).join(', ')
  return `import { defineConfig } from 'vite'
import { sharedGlobals } from './shared-globals.ts'

/** Modules for the window, in the folder that the station serves. The names carry a hash; the manifest knows them. */
export default defineConfig({
  plugins: [sharedGlobals()],
  oxc: { jsx: { runtime: 'classic' } },
  build: {
    outDir: '../static',
    emptyOutDir: true,
    manifest: true,
    sourcemap: true,
    rollupOptions: {
      input: [${entries}],
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
`
}

const SHARED_GLOBALS = `import type { Plugin } from 'vite'

/** The window has these libraries already: importing them gives its copies, and nothing of them is bundled. */
const GLOBALS: Record<string, string> = {
  react: 'React',
  'react-dom': 'ReactDOM',
  'react-dom/client': 'ReactDOMClient',
  '@mantine/core': 'MantineCore',
  '@mantine/hooks': 'MantineHooks',
  '@mantine/notifications': 'MantineNotifications',
}

export function sharedGlobals(): Plugin {
  return {
    name: 'shared-globals',
    enforce: 'pre',
    resolveId: (id) => (id in GLOBALS ? \`\\0shared:\${id}\` : null),
    load: (id) =>
      id.startsWith('\\0shared:') ? \`module.exports = globalThis.\${GLOBALS[id.slice(8)]}\` : null,
  }
}
`

const TEXTS = `/** The words of each language; the first is for all others. */
const TEXTS = {
  en: { hello: 'Hello', count: 'Count' },
  de: { hello: 'Hallo', count: 'Zähle' },
  fr: { hello: 'Bonjour', count: 'Compte' },
}

export function texts(locale: string): (typeof TEXTS)['en'] {
  const language = locale.split('-')[0] ?? 'en'
  return language in TEXTS ? TEXTS[language as keyof typeof TEXTS] : TEXTS.en
}
`
