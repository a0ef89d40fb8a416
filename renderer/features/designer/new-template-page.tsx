import { Button, Group, NativeSelect, NumberInput, SegmentedControl, Stack, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type LabelModel, useCreateLabelTemplate } from '../../client/label-designs.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { Page } from '../../components/page.tsx'
import { commandsDocument, STARTERS } from './code/starters.ts'
import { useLoadedRolls } from './use-loaded-rolls.ts'
import styles from './new-template.module.css'

interface Size {
  widthMm: number
  heightMm: number
  /** Where it is loaded, or what it is usual for. */
  note: string
}

const COMMON: readonly Size[] = [
  { widthMm: 50, heightMm: 30, note: 'Goods, locations' },
  { widthMm: 100, heightMm: 150, note: 'Shipping' },
  { widthMm: 100, heightMm: 50, note: 'Boxes' },
  { widthMm: 62, heightMm: 29, note: 'Brother DK' },
  { widthMm: 57, heightMm: 32, note: 'Shelves' },
  { widthMm: 40, heightMm: 20, note: 'Small parts' },
  { widthMm: 25, heightMm: 25, note: 'Square' },
  { widthMm: 89, heightMm: 36, note: 'Addresses' },
]

const MODELS = [
  { value: 'stockitem', label: 'Items' },
  { value: 'stocklocation', label: 'Locations' },
  { value: 'part', label: 'Parts' },
  { value: 'supplierpart', label: 'Supplier parts' },
  { value: 'purchaseorder', label: 'Orders' },
]

const MADE_AS = [
  { value: 'design', label: 'A drawing, for every printer' },
  ...Object.entries(STARTERS).map(([value, { label }]) => ({ value, label })),
]

function isLanguage(value: string): value is keyof typeof STARTERS {
  return Object.hasOwn(STARTERS, value)
}

/** A template begins with its size: that of a loaded roll first, then common ones, then one's own. */
export default function NewTemplatePage() {
  const navigate = useNavigate()
  const create = useCreateLabelTemplate()
  const rolls = useLoadedRolls()
  const [name, setName] = useState('')
  const [model, setModel] = useState('stockitem')
  const [made, setMade] = useState('design')
  const [own, setOwn] = useState({ widthMm: 60, heightMm: 40 })
  const make = ({ widthMm, heightMm }: Pick<Size, 'widthMm' | 'heightMm'>) => {
    const called =
      name.trim() || `${MODELS.find(({ value }) => value === model)?.label ?? 'Label'} ${widthMm} x ${heightMm}`
    create.mutate(
      {
        name: called,
        model_type: model as LabelModel,
        width: widthMm,
        height: heightMm,
        ...(isLanguage(made) ? { document: commandsDocument(made, { widthMm, heightMm }) } : {}),
      },
      { onSuccess: ({ pk }) => void navigate(`/labels/templates/${pk}`) },
    )
  }
  return (
    <Page title="New label template">
      <Stack p="md" gap="lg" maw={860}>
        {create.isError && <ErrorBand what="The template was not made" error={create.error} />}
        <Group align="end">
          <TextInput
            label="Name"
            placeholder="By its size, if empty"
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
            style={{ flex: '1 1 260px' }}
          />
          <SegmentedControl aria-label="For" data={MODELS} value={model} onChange={setModel} />
          <NativeSelect
            label="Made as"
            data={MADE_AS}
            value={made}
            onChange={(event) => setMade(event.currentTarget.value)}
          />
        </Group>
        {rolls.length > 0 && <Sizes title="Loaded now" sizes={rolls} isBusy={create.isPending} onChoose={make} />}
        <Sizes title="Common sizes" sizes={COMMON} isBusy={create.isPending} onChoose={make} />
        <section aria-label="Own size">
          <Title order={2} size="h5" mb="xs">
            Own size
          </Title>
          <Group align="end">
            <NumberInput
              label="Width mm"
              min={2}
              max={2000}
              decimalScale={2}
              w={120}
              value={own.widthMm}
              onChange={(value) => typeof value === 'number' && setOwn({ ...own, widthMm: value })}
            />
            <NumberInput
              label="Height mm"
              min={2}
              max={5000}
              decimalScale={2}
              w={120}
              value={own.heightMm}
              onChange={(value) => typeof value === 'number' && setOwn({ ...own, heightMm: value })}
            />
            <Button loading={create.isPending} onClick={() => make(own)}>
              Make it
            </Button>
          </Group>
        </section>
      </Stack>
    </Page>
  )
}

interface SizesProps {
  title: string
  sizes: readonly Size[]
  isBusy: boolean
  onChoose: (size: Size) => void
}

/** The longest side that a tile shows. */
const TILE_PIXELS = 72

function Sizes({ title, sizes, isBusy, onChoose }: SizesProps) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <div className={styles['sizes']}>
        {sizes.map((size) => {
          const { widthMm, heightMm, note } = size
          const scale = TILE_PIXELS / Math.max(widthMm, heightMm)
          return (
            <button
              key={`${widthMm} ${heightMm} ${note}`}
              type="button"
              className={styles['size']}
              disabled={isBusy}
              onClick={() => onChoose(size)}
            >
              <span className={styles['shape']}>
                <span style={{ width: widthMm * scale, height: heightMm * scale }} />
              </span>
              <b>
                {widthMm} x {heightMm} mm
              </b>
              <small>{note}</small>
            </button>
          )
        })}
      </div>
    </section>
  )
}
