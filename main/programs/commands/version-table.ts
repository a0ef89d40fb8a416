import { AppError } from '@scanbench/plugin'
import type { PackageVersions } from '../../records/plugin-records.ts'
import { table } from './table.ts'

/** The other versions of all packages in a line each, or of one package with every version that is known. */
export function versionTable(packages: readonly PackageVersions[], wanted: string | null): string {
  if (wanted === null) return packages.length === 0 ? 'No package was installed here.' : all(packages)
  const known = packages.find(({ name }) => name === wanted)
  if (known === undefined) {
    const names = packages.map(({ name }) => name).join(', ')
    throw new AppError('NOT_FOUND', `No package "${wanted}" was installed here. There is: ${names || 'none'}.`)
  }
  return one(known)
}

function all(packages: readonly PackageVersions[]): string {
  const rows = packages.map(({ name, version, update, newest, older }) => [
    name,
    version,
    update ?? '-',
    newest ?? '-',
    older.map((before) => before.version).join(', ') || '-',
  ])
  const told = packages.flatMap(problemLines)
  return [table(['package', 'version', 'update', 'newest', 'was here before'], rows), ...told].join('\n')
}

function one(known: PackageVersions): string {
  const { name, version: here, requirement, published, older } = known
  const days = new Map(published.map(({ version, published_at: at }) => [version, dayOf(at)]))
  const versions = new Set([...days.keys(), here, ...older.map(({ version }) => version)])
  const rows = [...versions].map((version) => [version, days.get(version) ?? '-', wayTo(version, known)])
  const lines = [`${name} ${here}, by ${requirement}`, table(['version', 'published', ''], rows)]
  return [...lines, ...problemLines(known)].join('\n')
}

/** How a person gets to a version; the kept one goes before the published one, since it needs no network. */
function wayTo(version: string, { name, version: here, update, older }: PackageVersions): string {
  const kept = older.find((before) => before.version === version)
  if (version === here) return 'is here'
  if (kept !== undefined) return `kept until ${dayOf(kept.kept_until)}: scanbench plugins back ${name} ${version}`
  if (version === update) return `scanbench plugins update ${name}`
  return `scanbench plugins install ${name}@${version}`
}

/** Why published versions are not among them. */
function problemLines({ name, is_listed: isListed, problem }: PackageVersions): string[] {
  if (problem !== '') return [`${name}: the registry gave no answer: ${problem}`]
  return isListed ? [] : [`${name}: nobody lists newer versions, since it came as a file, from a folder or an address`]
}

const dayOf = (time: string | null): string => time?.slice(0, 10) ?? '-'
