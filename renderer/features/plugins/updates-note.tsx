import { Button, Group, Text } from '@mantine/core'
import type { PackageVersions } from '../../../main/records/plugin-records.ts'
import { useCheckVersions, usePackageVersions } from '../../client/plugin-versions.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { NoteBand } from '../../components/note-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ageText } from '../../components/texts.ts'

/** When the registries were asked for newer versions, and what came of it. */
export function UpdatesNote() {
  return (
    <QueryView query={usePackageVersions(true)} what="What is newer" rows={1}>
      {(packages) => <Answer listed={packages.filter(({ is_listed: isListed }) => isListed)} />}
    </QueryView>
  )
}

function Answer({ listed }: { listed: readonly PackageVersions[] }) {
  const check = useCheckVersions()
  if (listed.length === 0) return <Text>No plugin came from a registry, so there is nothing to ask for.</Text>
  const silent = listed.filter(({ problem }) => problem !== '')
  const [oldest] = listed.map(({ checked_at: at }) => at).toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))
  const again = (word: string) => (
    <Button variant="default" size="compact-md" loading={check.isPending} onClick={() => check.mutate()}>
      {word}
    </Button>
  )
  if (listed.some(({ is_asking: isAsking }) => isAsking)) return <Text size="sm">The registry is being asked…</Text>
  if (check.error) return <ErrorBand what="Nobody could be asked" error={check.error} onRetry={() => check.mutate()} />
  if (silent.length > 0)
    return (
      <NoteBand
        sentence={`The registry was asked for ${silent.map(({ name }) => name).join(', ')} and told nothing: ${silent[0]?.problem}`}
      >
        {again('Ask again')}
      </NoteBand>
    )
  return (
    <Group gap="sm">
      <Text size="sm">
        {oldest === null || oldest === undefined
          ? 'The registry was not asked yet.'
          : `The registry was asked ${ageText(oldest)}.`}
      </Text>
      {again(oldest === null ? 'Ask now' : 'Ask again')}
    </Group>
  )
}
