import { Box, Text } from '@mantine/core'
import { useParams, useSearchParams } from 'react-router'
import { useUiFeatures } from '../client/ui-features.ts'
import { Page } from '../components/page.tsx'
import styles from './app-page.module.css'
import { framedPath } from './feature-address.ts'
import { FeaturePart } from './object-tabs.tsx'
import { usePluginTitle } from './use-plugin-title.ts'

/** A page of a plugin: drawn by its module, or served by it and shown in a frame without rights. */
export function AppPage() {
  const { plugin = '', key } = useParams()
  const [query] = useSearchParams()
  const title = usePluginTitle(plugin)
  const pages = useUiFeatures('navigation')
  const path = framedPath(query.get('url'), plugin)
  const feature = pages.find((page) => page.plugin_name === plugin && page.key === key)
  if (path !== null)
    return (
      <Page title={title}>
        <iframe className={styles['frame']} src={path} title={title} sandbox="allow-forms allow-scripts allow-popups" />
      </Page>
    )
  return (
    <Page title={feature?.title ?? title}>
      <Box p="md">
        {feature === undefined ? (
          <Text>This page is not there. The plugin may be off.</Text>
        ) : (
          <FeaturePart key={feature.key} feature={feature} usual="renderPage" />
        )}
      </Box>
    </Page>
  )
}
