import {
  ActionIcon,
  Autocomplete,
  Button,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { IconRotate } from '@tabler/icons-react'
import { createElement, useState } from 'react'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { useSerialDevices, useUsbDevices } from '../client/machines.ts'
import { settingAddress, type SettingValue, useSetSetting } from '../client/settings.ts'
import { Dialog } from './dialog.tsx'
import { fieldError } from './field-error.ts'
import { PluginOrderList } from './plugin-order-list.tsx'
import { LocationSelect } from './location-select.tsx'
import { RelatedSelect } from './related-select.tsx'

interface SettingFieldProps {
  setting: SettingObject
  /** The machine it belongs to, if it is one of a machine. */
  machine: string | null
}

interface ControlProps {
  setting: SettingObject
  error: string | null
  onSet: (value: SettingValue) => void
}

/** One setting, drawn from its description; a change acts at once. */
export function SettingField({ setting, machine }: SettingFieldProps) {
  const set = useSetSetting()
  const address = settingAddress(setting, machine)
  const [asked, ask] = useState<{ value: SettingValue } | null>(null)
  const change = (value: SettingValue) => {
    if (address === null || value === setting.value) return
    if (setting.confirm) ask({ value })
    else set.mutate({ address, value })
  }
  const confirm = () => {
    if (address !== null && asked !== null) set.mutate({ address, value: asked.value, isConfirmed: true })
    ask(null)
  }
  const error = set.isError ? (fieldError(set.error, 'value') ?? set.error.message) : null
  const isDefault = setting.value === setting.default || (setting.value === null && setting.default === '')
  return (
    <Group align="flex-start" gap={6} wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>
        {createElement(controlOf(setting), { key: String(setting.value), setting, error, onSet: change })}
      </div>
      <Tooltip label="Back to the default">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          mt={setting.type === 'boolean' ? 0 : 24}
          aria-label={`Set "${setting.name}" back to the default`}
          style={{ visibility: isDefault || setting.read_only ? 'hidden' : 'visible' }}
          onClick={() => change(setting.default)}
        >
          <IconRotate size={18} />
        </ActionIcon>
      </Tooltip>
      {asked !== null && (
        <Dialog title={`Change “${setting.name}”?`} scanPolicy="hold" onClose={() => ask(null)} size={420}>
          <Stack>
            <Text>{setting.confirm_text || 'This setting asks before it is changed.'}</Text>
            <Group justify="flex-end">
              <Button variant="default" data-autofocus onClick={() => ask(null)}>
                Keep it
              </Button>
              <Button onClick={confirm}>Change</Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Group>
  )
}

function controlOf(setting: SettingObject): (props: ControlProps) => React.ReactNode {
  if (setting.type === 'boolean') return BooleanSetting
  if (setting.protected) return ProtectedSetting
  if (setting.choices.length > 0) return ChoiceSetting
  if (setting.type === 'integer') return NumberSetting
  if (setting.model_name === 'stocklocation') return LocationSetting
  if (setting.api_url !== null) return RelatedSetting
  if (setting.key === 'BARCODE_PLUGIN_ORDER') return BarcodePluginOrder
  if (setting.typ === 'machine_config' && setting.key === 'PORT') return SerialPortSetting
  if (setting.typ === 'machine_config' && setting.key === 'DEVICE') return DeviceSetting
  return TextSetting
}

function labelled({ setting, error }: ControlProps) {
  return {
    label: setting.units === '' ? setting.name : `${setting.name} (${setting.units})`,
    description: setting.description,
    error,
    required: setting.required,
    disabled: setting.read_only,
  }
}

function BooleanSetting(props: ControlProps) {
  const { required: _, ...label } = labelled(props)
  return (
    <Switch
      {...label}
      checked={props.setting.value === true}
      onChange={(event) => props.onSet(event.currentTarget.checked)}
    />
  )
}

function ChoiceSetting(props: ControlProps) {
  const { setting } = props
  return (
    <Select
      {...labelled(props)}
      data={setting.choices.map(({ value, display_name }) => ({ value, label: display_name }))}
      value={String(setting.value ?? '')}
      allowDeselect={false}
      onChange={(value) => value !== null && props.onSet(setting.type === 'integer' ? Number(value) : value)}
    />
  )
}

function NumberSetting(props: ControlProps) {
  const [value, setValue] = useState<string | number>(Number(props.setting.value ?? 0))
  const apply = () => props.onSet(value === '' ? null : Number(value))
  return (
    <NumberInput {...labelled(props)} value={value} onChange={setValue} onBlur={apply} onKeyDown={onEnter(apply)} />
  )
}

function TextSetting(props: ControlProps) {
  const [value, setValue] = useState(String(props.setting.value ?? ''))
  const apply = () => props.onSet(value)
  return (
    <TextInput
      {...labelled(props)}
      value={value}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={onEnter(apply)}
    />
  )
}

/** What is kept is not told; what is typed replaces it. */
function ProtectedSetting(props: ControlProps) {
  const [value, setValue] = useState('')
  const apply = () => value !== '' && props.onSet(value)
  const isKept = props.setting.value !== '' && props.setting.value !== null
  return (
    <PasswordInput
      {...labelled(props)}
      placeholder={isKept ? 'Kept secret. Type to replace it.' : 'Nothing is kept yet.'}
      autoComplete="off"
      value={value}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={onEnter(apply)}
    />
  )
}

function RelatedSetting(props: ControlProps) {
  const { value, api_url, model_filters } = props.setting
  return (
    <RelatedSelect
      {...labelled(props)}
      address={api_url ?? ''}
      filters={model_filters}
      value={typeof value === 'boolean' || value === '' ? null : value}
      onChange={props.onSet}
    />
  )
}

/** A device on USB by what it is, other ports by their names. */
function SerialPortSetting(props: ControlProps) {
  const { data: devices = [] } = useSerialDevices()
  return <PlaceSetting {...props} devices={devices} nothing="No port is there now; type its name" />
}

/** What is plugged in and known by its USB identity. */
function DeviceSetting(props: ControlProps) {
  const { data: devices = [] } = useUsbDevices()
  return <PlaceSetting {...props} devices={devices} nothing="No device is there now; type its ids" />
}

interface PlaceSettingProps extends ControlProps {
  devices: readonly { value: string; name: string }[]
  /** Said while nothing can be chosen. */
  nothing: string
}

function PlaceSetting({ devices, nothing, ...props }: PlaceSettingProps) {
  const [value, setValue] = useState(String(props.setting.value ?? ''))
  const names = new Map(devices.map((device) => [device.value, device.name]))
  const apply = () => props.onSet(value)
  const shown = (option: string) => (names.get(option) === option ? option : `${names.get(option) ?? ''}, ${option}`)
  return (
    <Autocomplete
      {...labelled(props)}
      placeholder={names.size === 0 ? nothing : nothing.replace(/^.*; type/, 'Choose, or type')}
      data={[...names.keys()]}
      renderOption={({ option }) => shown(option.value)}
      filter={({ options }) => options}
      value={value}
      onChange={setValue}
      onOptionSubmit={(place) => props.onSet(place)}
      onBlur={apply}
      onKeyDown={onEnter(apply)}
    />
  )
}

/** Who is asked first about a code. */
function BarcodePluginOrder(props: ControlProps) {
  const { required: _, ...label } = labelled(props)
  return <PluginOrderList {...label} mixin="barcode" value={String(props.setting.value ?? '')} onChange={props.onSet} />
}

function LocationSetting(props: ControlProps) {
  const { setting } = props
  const pk = setting.value === null || setting.value === '' ? null : Number(setting.value)
  return <LocationSelect {...labelled(props)} value={pk} isClearable onChange={props.onSet} />
}

function onEnter(apply: () => void) {
  return (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') apply()
  }
}
