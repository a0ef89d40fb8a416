import { Button, Checkbox, Chip, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type CommandCode, useCommandCodeList } from '../../client/codes.ts'
import { QueryView } from '../../components/query-view.tsx'
import { SvgPicture } from '../../components/svg-picture.tsx'
import styles from './command-sheet.module.css'
import { DEFAULT_COMMANDS, GROUPS, readQuantities } from './sheet-choice.ts'

type Paper = 'A4' | 'Letter'

/** Codes to print and put up at the bench: each acts as its button does. */
export function CommandSheet() {
  const [paper, setPaper] = useState<Paper>('A4')
  const [chosen, setChosen] = useState<string[]>(DEFAULT_COMMANDS)
  const [typed, setTyped] = useState('1, 2, 5, 10, 12, 24, 50, 100')
  const { quantities, problem } = readQuantities(typed)
  const codes = useCommandCodeList(quantities)
  const navigate = useNavigate()
  const isShown = ({ name, quantity }: CommandCode) => quantity !== null || chosen.includes(name)
  return (
    <main className={styles['page']} data-paper={paper}>
      <div className={styles['controls']}>
        <Group>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
            onClick={() => void navigate('/codes')}
          >
            Back
          </Button>
          <SegmentedControl
            aria-label="Paper"
            data={['A4', 'Letter']}
            value={paper}
            onChange={(value) => setPaper(value === 'Letter' ? 'Letter' : 'A4')}
          />
          <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => window.print()}>
            Print
          </Button>
        </Group>
        <TextInput
          label="Quantities"
          description="Numbers from 0 to 999, with commas between them; empty for none"
          error={problem}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <QueryView query={codes} what="The command codes" rows={4}>
          {(known) => <CommandChoice codes={known} chosen={chosen} onChoose={setChosen} />}
        </QueryView>
      </div>
      <Sheet codes={(codes.data ?? []).filter(isShown)} />
    </main>
  )
}

interface CommandChoiceProps {
  codes: CommandCode[]
  chosen: string[]
  onChoose: (names: string[]) => void
}

function CommandChoice({ codes, chosen, onChoose }: CommandChoiceProps) {
  const commands = codes.filter(({ quantity, comes_with }) => quantity === null && comes_with === null)
  const later = codes.filter(({ comes_with }) => comes_with !== null)
  const isAll = commands.every(({ name }) => chosen.includes(name))
  return (
    <Stack gap="xs">
      <Checkbox
        label="All commands"
        checked={isAll}
        indeterminate={!isAll && chosen.length > 0}
        onChange={() => onChoose(isAll ? [] : commands.map(({ name }) => name))}
      />
      <Chip.Group multiple value={chosen} onChange={onChoose}>
        <Group gap="xs">
          {commands.map(({ name, label }) => (
            <Chip key={name} value={name} size="sm">
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {later.length > 0 && (
        <Text size="sm">
          Not answered by this station yet:{' '}
          {later.map(({ label, comes_with }) => `${label} (comes with ${comes_with})`).join('; ')}.
        </Text>
      )}
    </Stack>
  )
}

function Sheet({ codes }: { codes: CommandCode[] }) {
  return GROUPS.map((group) => {
    const ofGroup = codes.filter((code) => code.group === group)
    if (ofGroup.length === 0) return null
    return (
      <section key={group} className={styles['group']} aria-label={group}>
        <Title order={2} size="h5">
          {group}
        </Title>
        <div className={styles['codes']}>
          {ofGroup.map((code) => (
            <figure key={code.code} className={styles['code']}>
              <figcaption className={styles['label']} data-number={code.quantity !== null}>
                {code.label}
              </figcaption>
              <div className={styles['symbols']}>
                <SvgPicture svg={code.bars} alt={`Bar code ${code.code}`} />
                <SvgPicture svg={code.matrix} alt={`Data Matrix ${code.code}`} />
              </div>
              <span className="code">{code.code}</span>
            </figure>
          ))}
        </div>
      </section>
    )
  })
}
