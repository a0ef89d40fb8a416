import type { Import } from './imports.ts'
import type { Layer } from './layers.ts'

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** The row of a file: the longest that matches, so that a file can have one of its own. */
export function layerOf(file: string, layers: readonly Layer[]): Layer | undefined {
  return layers.filter(({ folder }) => isBelow(file, folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

/** Which rule an import breaks, in words, or null. */
export function broken(found: Import, layers: readonly Layer[]): string | null {
  const layer = layerOf(found.file, layers)
  if (layer === undefined) return `${found.file} lies in a folder without a row in layers.ts`
  if (isAllowed(found, layer)) return null
  const kind = found.isTypeOnly ? 'types of ' : ''
  return `${found.file} imports ${kind}${found.target}, which ${layer.folder} may not: ${layer.why}`
}

function isAllowed(
  { file, target, isOurs, isTypeOnly }: Import,
  { folder, ours, types = [], packages }: Layer,
): boolean {
  if (!isOurs) return packages.some((name) => isPackage(target, name))
  const own = /\.tsx?$/u.test(folder) ? file.slice(0, file.lastIndexOf('/')) : folder
  return [own, ...ours, ...(isTypeOnly ? types : [])].some((place) => isBelow(target, place))
}

function isPackage(target: string, name: string): boolean {
  return name.endsWith(':') || name.endsWith('/') ? target.startsWith(name) : target === name
}
