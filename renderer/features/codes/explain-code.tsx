import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { type Explanation, useExplainCode } from '../../client/codes.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { codeText } from '../../components/texts.ts'
import { CodeReadings } from '../station/code-readings.tsx'

const SEPARATORS: Readonly<Record<string, string>> = { '<GS>': '\u001d', '<RS>': '\u001e', '<EOT>': '\u0004' }

/** Everything that is known about one code; nothing is stored and nothing is done. */
export function ExplainCode() {
  const [text, setText] = useState('')
  const explain = useExplainCode()
  const submit = () => {
    if (text !== '') explain.mutate(text.replaceAll(/<(?:GS|RS|EOT)>/g, (name) => SEPARATORS[name] ?? name))
  }
  return (
    <Stack gap="sm" component="section" aria-label="What is this code?">
      <Title order={2} size="h4">
        What is this code?
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Group align="end">
          <TextInput
            label="Code"
            description="Separators are written <GS>, <RS>, <EOT>; the symbology may stand in front, such as ]C1"
            classNames={{ input: 'code' }}
            flex={1}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" loading={explain.isPending} disabled={text === ''}>
            Explain
          </Button>
        </Group>
      </form>
      {explain.isError && <ErrorBand what="The code was not explained" error={explain.error} onRetry={submit} />}
      {explain.data && <Answer explanation={explain.data} />}
    </Stack>
  )
}

function Answer({ explanation }: { explanation: Explanation }) {
  const { barcode, symbology, readings, plugins, rules, meanings } = explanation
  const found = meanings.flatMap(({ source, choices }) =>
    choices.map(({ model, pk, name }) => ({ key: `${source} ${model} ${pk}`, text: `${source}: ${name}` })),
  )
  const answers = plugins.filter(({ state, error }) => state !== 'unknown' || error !== null)
  const isSilent = readings.length + answers.length + rules.length === 0
  return (
    <Stack gap="xs">
      <Text className="code">{codeText(barcode)}</Text>
      {symbology !== null && <Text>{symbology}</Text>}
      {isSilent && <Text>No standard, no plugin and no rule knows this code. It can be linked to an item.</Text>}
      {readings.some(({ standard }) => standard === 'command') && (
        <Text>Command code: {readings[0]?.elements[0]?.value}</Text>
      )}
      <CodeReadings readings={readings} />
      {rules.map(({ rule, fields }) => (
        <Text key={rule}>
          Rule “{rule}”: {fieldsText(fields)}
        </Text>
      ))}
      {answers.map(({ plugin, error }) => (
        <Text key={plugin}>
          Plugin {plugin}: {error ?? 'knows it'}
        </Text>
      ))}
      {found.map(({ key, text }) => (
        <Text key={key}>{text}</Text>
      ))}
    </Stack>
  )
}

export function fieldsText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} = ${codeText(value)}`)
    .join(', ')
}
