import { Button, Group } from '@mantine/core'
import { useLocation } from 'react-router'
import { useUiFeatures } from '../client/ui-features.ts'
import { FeatureIcon } from '../components/icons/named-icon.tsx'
import { useRunFeature } from './use-run-feature.ts'

/** Buttons of plugins at the head of the page that is shown. */
export function PrimaryActions() {
  const { pathname } = useLocation()
  const actions = useUiFeatures('primary_action', { location: pathname })
  const run = useRunFeature()
  if (actions.length === 0) return null
  return (
    <Group gap="xs" ml="auto">
      {actions.map((action) => (
        <Button
          key={`${action.plugin_name} ${action.key}`}
          variant="default"
          title={action.description}
          leftSection={<FeatureIcon icon={action.icon} />}
          onClick={() => run(action)}
        >
          {action.title}
        </Button>
      ))}
    </Group>
  )
}
