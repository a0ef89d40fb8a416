import { Stack, Text, Title } from '@mantine/core'
import type { PackageReview } from '../../../main/records/plugin-records.ts'
import { NoteBand } from '../../components/note-band.tsx'
import { PermissionList } from './permission-list.tsx'
import { ADDITIONS } from './plugin-words.ts'
import styles from './plugins-page.module.css'

/** Who made it, what it adds and may do: everything that can be known before anything of it runs. */
export function PackageCard({ review }: { review: PackageReview }) {
  const { name, version, size_bytes: sizeBytes, installed_version: before, plugins } = review
  return (
    <Stack gap="sm" component="section" aria-label="What it is">
      <Text>
        <span className="code">
          {name} {version}
        </span>
        , {sizeText(sizeBytes)} on the disk
        {before === null ? '' : `, in place of version ${before}`}. Nothing of it has run.
      </Text>
      {plugins.map((plugin) => (
        <PluginCard key={plugin.key} plugin={plugin} />
      ))}
    </Stack>
  )
}

function PluginCard({ plugin }: { plugin: PackageReview['plugins'][number] }) {
  const { key, manifest, permissions, obstacle } = plugin
  const adds = (manifest.mixins ?? []).flatMap((mixin) => ADDITIONS[mixin] ?? [])
  const range = [
    manifest.min_version && `${manifest.min_version} or newer`,
    manifest.max_version && `up to ${manifest.max_version}`,
  ].filter(Boolean)
  return (
    <div>
      <Title order={3} size="h4">
        {manifest.title}
      </Title>
      <Text c="dimmed">
        <span className="code">{key}</span>, {manifest.author ? `by ${manifest.author}` : 'it does not say who made it'}
        {manifest.license ? `, licence ${manifest.license}` : ''}
      </Text>
      {manifest.website && <Text className="code">{manifest.website}</Text>}
      <Text mt={6}>{manifest.description ?? 'It says nothing about itself.'}</Text>
      {obstacle !== '' && <NoteBand kind="rejected" sentence={obstacle} />}
      <Text mt="xs" fw={600}>
        Adds
      </Text>
      {adds.length === 0 ? (
        <Text>It does not say what.</Text>
      ) : (
        <ul className={styles['facts']}>
          {adds.map(({ what }) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      )}
      <Text mt="xs" fw={600}>
        When it is on, it may
      </Text>
      <PermissionList permissions={permissions} />
      <Text mt="xs" size="sm">
        Fits the station in version {range.length === 0 ? 'of any number' : range.join(', ')}.
      </Text>
    </div>
  )
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
