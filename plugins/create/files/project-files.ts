import type { Choices } from '../choices.ts'
import type { Names } from '../names.ts'
import { MIXIN_PARTS } from './mixin-parts.ts'

const VERSION = '0.1.0'

/** \`package.json\` with the manifest that the station reads. */
export function packageFile(names: Names, choices: Choices, sdk: string): string {
  const { author, email, website, licence, mixins, description } = choices
  const parts = mixins.map((name) => MIXIN_PARTS[name])
  const hasFrontEnd = mixins.includes('UserInterface')
  const contents = {
    name: names.distribution,
    version: VERSION,
    description,
    keywords: ['scanbench-plugin'],
    ...(website === '' ? {} : { homepage: website }),
    license: licence,
    author: email === '' ? { name: author } : { name: author, email },
    files: hasFrontEnd ? ['dist', 'static'] : ['dist'],
    type: 'module',
    main: 'dist/index.js',
    scripts: {
      build: 'tsc --project tsconfig.build.json',
      ...(hasFrontEnd ? { 'build:frontend': 'npm run --prefix frontend build' } : {}),
      check: 'tsc',
      lint: 'prettier --check .',
      test: 'node --test "test/**/*.test.ts"',
      prepack: 'npm run build',
    },
    devDependencies: {
      '@scanbench/plugin': sdk,
      '@types/node': '^24.0.0',
      prettier: '^3.8.0',
      typescript: '>=5.9 <8',
    },
    engines: { node: '>=24' },
    scanbench: {
      apiVersion: 1,
      name: names.title,
      slug: names.slug,
      mixins: parts.map(({ key }) => key),
      permissions: [...new Set(parts.flatMap(({ permissions }) => permissions ?? []))],
    },
  }
  return `${JSON.stringify(contents, null, 2)}\n`
}

const STRICT = {
  target: 'ES2024',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  lib: ['ES2024', 'ESNext.Disposable'],
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  rewriteRelativeImportExtensions: true,
  skipLibCheck: true,
}

export const typescriptFiles = (): Record<string, string> => ({
  'tsconfig.json': json({ compilerOptions: { ...STRICT, noEmit: true }, include: ['src', 'test'] }),
  'tsconfig.build.json': json({
    extends: './tsconfig.json',
    compilerOptions: { noEmit: false, rootDir: 'src', outDir: 'dist', sourceMap: true },
    include: ['src'],
  }),
})

export const HYGIENE: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules/\ndist/\nstatic/\n*.tgz\n',
  '.prettierrc.json': json({ semi: false, singleQuote: true, printWidth: 100 }),
  '.prettierignore': 'dist/\nstatic/\nnode_modules/\npackage-lock.json\nLICENSE\n*.md\n',
}

export function readme(names: Names, { description, mixins, licence }: Choices): string {
  const frontEnd = mixins.includes('UserInterface')
    ? `npm install --prefix frontend
npm run build:frontend   # frontend/src into static\n`
    : ''
  return `# ${names.title}

${description}

A plugin for Scanbench. Its package is \`${names.distribution}\`, its key in the station \`${names.slug}\`.

\`\`\`sh
npm install
npm test                 # no station is needed
npm run build            # src into dist
${frontEnd}npm pack                 # a file that a station can install
\`\`\`

While you write it, a station can load the source as it is, and again after each save:

\`\`\`sh
scanbench plugins link .
scanbench plugins enable ${names.slug}
\`\`\`

To install it: \`scanbench plugins install ${names.distribution}\`, or the file that \`npm pack\` made. A new plugin is off until
an administrator turns it on.

Licence: ${licence}
`
}

/** Short lists stand in one line, as Prettier has them. */
function json(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return `${text.replace(/\[\s+([^\][{}]*?)\s+\]/g, (whole: string, items: string) => oneLine(whole, items))}\n`
}

function oneLine(whole: string, items: string): string {
  const line = `[${items.replace(/\s*\n\s*/g, ' ')}]`
  return line.length <= 80 ? line : whole
}
