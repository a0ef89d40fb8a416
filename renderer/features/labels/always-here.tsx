import { Button, Text } from '@mantine/core'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { Machine } from '../../../main/records/machine-records.ts'
import { useAddPrintRule } from '../../client/print-rules.ts'
import { useServerInfo } from '../../client/session.ts'
import { ErrorBand } from '../../components/error-band.tsx'

interface AlwaysHereProps {
  template: LabelTemplate
  printer: Machine
}

/** What was chosen once becomes the rule of this station. */
export function AlwaysHere({ template, printer }: AlwaysHereProps) {
  const { data: server } = useServerInfo()
  const add = useAddPrintRule()
  const save = () =>
    add.mutate({
      name: `${template.name} on ${printer.name}`,
      model_type: template.model_type,
      filters: '',
      station: server?.instance ?? '',
      media: null,
      template: template.pk,
      machine: printer.pk,
      scan_back: false,
      copies: 1,
      enabled: true,
    })
  if (add.isSuccess) {
    return (
      <Text size="sm" aria-live="polite">
        It is a rule now. All rules are under Rules.
      </Text>
    )
  }
  return (
    <>
      <Button variant="default" size="compact-sm" mt={6} loading={add.isPending} onClick={save}>
        Always here
      </Button>
      {add.isError && <ErrorBand what="It is no rule yet" error={add.error} />}
    </>
  )
}
