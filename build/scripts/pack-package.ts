import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { NODE, ROOT } from './folders.ts'

interface PackageFile {
  name: string
  version: string
  exports?: Record<string, string>
  bin?: Record<string, string>
  [field: string]: unknown
}

/** Doors for hosts, which nobody else is to open. */
const NOT_PUBLISHED = new Set(['./host'])
const TAKEN_ALONG = ['README.md', 'manifest.schema.json']

/**
 * Makes the package that is published of a folder of TypeScript: JavaScript and declarations, since Node runs no
 * TypeScript below node_modules. Gives the path of the tarball.
 */
export function packPackage(source: string, destination: string): string {
  const folder = join(destination, 'package')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  compile(source, folder)
  const contents = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as PackageFile
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published(contents), null, 2)}\n`)
  for (const name of TAKEN_ALONG) if (existsSync(join(source, name))) cpSync(join(source, name), join(folder, name))
  cpSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'))
  return tarball(folder, destination, contents)
}

/** What the package takes from `drivers` lies beside it in the package. */
function compile(source: string, folder: string): void {
  const tree = join(folder, 'compiled')
  const project = join(folder, 'tsconfig.json')
  const options = {
    extends: join(ROOT, 'build', 'tsconfig', 'base.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: ROOT,
      outDir: tree,
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules', '@types')],
      lib: ['ES2024', 'ESNext.Disposable', 'ESNext.Collection'],
    },
    include: [join(source, '**', '*.ts')],
    exclude: [join(source, '**', '*.test.ts'), join(source, '**', 'node_modules')],
  }
  writeFileSync(project, JSON.stringify(options))
  try {
    const compiler = join(ROOT, 'node_modules', 'typescript-7', 'bin', 'tsc')
    execFileSync(NODE, [compiler, '-p', project], { cwd: ROOT, stdio: 'pipe' })
  } catch (error) {
    throw new Error(`${source} does not compile:\n${String((error as { stdout?: Buffer }).stdout)}`, { cause: error })
  }
  rmSync(project)
  const place = relative(ROOT, source)
  cpSync(join(tree, place), folder, { recursive: true })
  if (existsSync(join(tree, 'drivers'))) cpSync(join(tree, 'drivers'), join(folder, 'drivers'), { recursive: true })
  rmSync(tree, { recursive: true })
  for (const path of globSync('**/*.{js,d.ts}', { cwd: folder, exclude: ['drivers/**'] }))
    moveUp(join(folder, path), place.split(sep).length)
  for (const path of globSync('**/*.d.ts', { cwd: folder })) nameJavaScript(join(folder, path))
}

/** The package lies so many folders higher than its sources. */
function moveUp(file: string, levels: number): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replaceAll(`${'../'.repeat(levels)}drivers/`, 'drivers/'))
}

/** Declarations keep the names of the sources, which are not there. */
function nameJavaScript(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]*)\.ts(['"])/g, '$1.js$2'))
}

const built = (path: string, ending: string): string => path.replace(/\.ts$/, ending)

function published(contents: PackageFile): Record<string, unknown> {
  const { exports: doors, bin, private: _, scripts: __, ...others } = contents
  const open = Object.entries(doors ?? {}).filter(([door]) => !NOT_PUBLISHED.has(door))
  const both = open.map(([door, path]) => [door, { types: built(path, '.d.ts'), default: built(path, '.js') }])
  return {
    ...others,
    ...(doors === undefined ? {} : { exports: Object.fromEntries(both) }),
    ...(bin === undefined
      ? {}
      : { bin: Object.fromEntries(Object.entries(bin).map(([name, path]) => [name, built(path, '.js')])) }),
  }
}

function tarball(folder: string, destination: string, { name, version }: PackageFile): string {
  const words = ['pack', '--silent', '--ignore-scripts', '--pack-destination', destination]
  execFileSync('npm', words, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' })
  return join(destination, `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`)
}
