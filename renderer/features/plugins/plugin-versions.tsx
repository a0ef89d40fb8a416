import { Button, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { PackageVersions } from '../../../main/records/plugin-records.ts'
import { useGoBack, usePackageVersions } from '../../client/plugin-versions.ts'
import { useUpdatePlugin } from '../../client/plugins.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { timeText } from '../../components/texts.ts'
import { InstallPlugin } from './install-plugin.tsx'
import styles from './plugins-page.module.css'
import { UpdatesNote } from './updates-note.tsx'

/** The versions of a plugin's package: the one that is there, newer ones, and those one can go back to. */
export function PluginVersions({ packageName }: { packageName: string }) {
  return (
    <QueryView query={usePackageVersions(true)} what="The versions" rows={3}>
      {(packages) => {
        const known = packages.find(({ name }) => name === packageName)
        return known === undefined ? (
          <Text>Its package was not installed here, so nothing is known of other versions.</Text>
        ) : (
          <Stack gap="md">
            <Present versions={known} />
            <Older versions={known} />
            {known.is_listed && <Published versions={known} />}
          </Stack>
        )
      }}
    </QueryView>
  )
}

function Present({ versions: { name, version, requirement, update, newest, is_listed: isListed } }: Versions) {
  const change = useUpdatePlugin()
  const problem = change.data?.map((result) => result.problem).find((text) => text !== '')
  const isBeyond = newest !== null && newest !== update
  return (
    <Stack gap="xs" align="flex-start">
      <Text>
        Version {version} is here, by <span className="code">{requirement}</span>.{' '}
        {update === null && !isBeyond && isListed && 'Nothing newer is known.'}
      </Text>
      {isBeyond && (
        <Text>
          Version {newest} is published, and what was asked for does not include it. Choose it below to take it.
        </Text>
      )}
      {(change.error ?? problem) && (
        <ErrorBand what="Nothing was changed, all is as it was" error={change.error ?? problem} />
      )}
      {update !== null && (
        <Button loading={change.isPending} onClick={() => change.mutate(name)}>
          Update to {update}
        </Button>
      )}
    </Stack>
  )
}

function Older({ versions: { name, older } }: Versions) {
  const back = useGoBack()
  if (older.length === 0) return null
  return (
    <Stack gap={4}>
      <Title order={3} size="h5">
        Were here before
      </Title>
      <Text size="sm" c="dimmed">
        Kept on this station: going back needs no network.
      </Text>
      {back.error && <ErrorBand what="Nothing was changed, all is as it was" error={back.error} />}
      <ul className={styles['versions']} aria-label="Versions that were here before">
        {older.map(({ version, kept_until: until }) => (
          <li key={version}>
            <span className="code">{version}</span>
            <span className={styles['always']}>kept until {timeText(until)}</span>
            <Button
              variant="default"
              size="compact-md"
              loading={back.isPending && back.variables.version === version}
              disabled={back.isPending}
              onClick={() => back.mutate({ packagename: name, version })}
            >
              Go back to {version}
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function Published({ versions: { name, version: present, published } }: Versions) {
  const [chosen, choose] = useState<string | null>(null)
  return (
    <Stack gap={4}>
      <Title order={3} size="h5">
        Published
      </Title>
      <UpdatesNote />
      {published.length > 0 && (
        <Table aria-label="Published versions">
          <Table.Tbody>
            {published.map(({ version, published_at: at }) => (
              <Table.Tr key={version}>
                <Table.Td className="code">{version}</Table.Td>
                <Table.Td>{at === null ? '' : timeText(at)}</Table.Td>
                <Table.Td ta="end">
                  {version === present ? (
                    'is here'
                  ) : (
                    <Button
                      variant="default"
                      size="compact-md"
                      aria-label={`Look at version ${version}`}
                      onClick={() => choose(version)}
                    >
                      Look at it…
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {chosen !== null && <InstallPlugin start={{ reference: name, version: chosen }} onClose={() => choose(null)} />}
    </Stack>
  )
}

interface Versions {
  versions: PackageVersions
}
