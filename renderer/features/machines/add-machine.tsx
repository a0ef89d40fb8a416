import { Button, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { MachineDriver, MachineType } from '../../../main/records/machine-records.ts'
import { useCreateMachine, useMachineDrivers, useMachines, useMachineTypes } from '../../client/machines.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'
import { QueryView } from '../../components/query-view.tsx'
import { freeName } from './free-name.ts'

/** What it is, how it is spoken to, its name; its settings open when it is there. */
export function AddMachine() {
  const [type, setType] = useState<string | null>(null)
  const [driver, setDriver] = useState<MachineDriver | null>(null)
  return (
    <Stack gap="lg" maw={560}>
      <Title order={2} size="h3">
        Add a machine
      </Title>
      <TypeStep
        chosen={type}
        onChoose={(slug) => {
          setType(slug)
          setDriver(null)
        }}
      />
      {type !== null && <DriverStep type={type} chosen={driver} onChoose={setDriver} />}
      {driver !== null && <NameStep key={driver.slug} driver={driver} />}
    </Stack>
  )
}

function TypeStep({ chosen, onChoose }: { chosen: string | null; onChoose: (slug: string) => void }) {
  const types = useMachineTypes()
  return (
    <QueryView query={types} what="The kinds of machines">
      {(known) => (
        <Choice label="1. What is it?" choices={known} chosen={chosen} onChoose={({ slug }) => onChoose(slug)} />
      )}
    </QueryView>
  )
}

interface DriverStepProps {
  type: string
  chosen: MachineDriver | null
  onChoose: (driver: MachineDriver) => void
}

function DriverStep({ type, chosen, onChoose }: DriverStepProps) {
  const drivers = useMachineDrivers(type)
  return (
    <QueryView query={drivers} what="The drivers">
      {(known) => (
        <Choice label="2. How is it connected?" choices={known} chosen={chosen?.slug ?? null} onChoose={onChoose} />
      )}
    </QueryView>
  )
}

interface ChoiceProps<T> {
  label: string
  choices: T[]
  chosen: string | null
  onChoose: (choice: T) => void
}

function Choice<T extends MachineType>({ label, choices, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <Radio.Group
      label={label}
      value={chosen}
      onChange={(slug) => {
        const choice = choices.find((one) => one.slug === slug)
        if (choice !== undefined) onChoose(choice)
      }}
    >
      <Stack gap={6} mt={6}>
        {choices.map(({ slug, name, description }) => (
          <Radio.Card key={slug} value={slug} p="sm">
            <Group wrap="nowrap" align="start">
              <Radio.Indicator />
              <div>
                <Text fw={600}>{name}</Text>
                <Text size="sm" c="dimmed">
                  {description}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  )
}

function NameStep({ driver }: { driver: MachineDriver }) {
  const { data: machines = [] } = useMachines()
  const [name, setName] = useState(() => freeName(driver.name, new Set(machines.map((machine) => machine.name))))
  const create = useCreateMachine()
  const navigate = useNavigate()
  const submit = () =>
    create.mutate(
      { name, machine_type: driver.machine_type, driver: driver.slug, active: true },
      { onSuccess: ({ pk }) => void navigate(`/machines/${pk}`) },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="3. What do you call it?"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError(create.error, 'name')}
        />
        {isGeneralError(create.error, 'name') && <ErrorBand what="The machine was not added" error={create.error} />}
        <Group>
          <Button type="submit" loading={create.isPending} disabled={name === ''}>
            Add it and open its settings
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
