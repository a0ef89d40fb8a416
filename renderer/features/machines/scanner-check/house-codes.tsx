import { Accordion, Group, Text } from '@mantine/core'
import { setupCodePicture, useSetupCodes } from '../../../client/setup-codes.ts'

/** The setup codes that the house keeps, to scan from the screen. */
export function HouseCodes() {
  const { data: codes = [] } = useSetupCodes()
  if (codes.length === 0) return null
  const models = [...Map.groupBy(codes, ({ model }) => model)]
  return (
    <Accordion.Item value="house">
      <Accordion.Control>Setup codes of this house</Accordion.Control>
      <Accordion.Panel>
        {models.map(([model, ofModel]) => (
          <section key={model} aria-label={model}>
            <Text fw={600}>{model}</Text>
            <Group align="flex-end" gap="lg" mb="sm">
              {ofModel.map((code) => (
                <figure key={code.pk} style={{ margin: 0 }}>
                  <figcaption>{code.effect}</figcaption>
                  <img src={setupCodePicture(code)} alt={`${code.effect}, ${model}`} />
                </figure>
              ))}
            </Group>
          </section>
        ))}
      </Accordion.Panel>
    </Accordion.Item>
  )
}
