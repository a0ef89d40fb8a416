import {
  IconBarcode,
  IconBox,
  IconBuildingWarehouse,
  IconChartBar,
  IconCheck,
  IconClock,
  IconHome,
  IconInfoCircle,
  IconLink,
  IconList,
  IconMail,
  IconMapPin,
  IconPackage,
  IconPlug,
  IconPrinter,
  IconSearch,
  IconSettings,
  IconStar,
  IconTag,
  IconTool,
  IconTruck,
  IconUser,
} from '@tabler/icons-react'

const ICONS: Readonly<Record<string, typeof IconPlug>> = {
  barcode: IconBarcode,
  box: IconBox,
  'building-warehouse': IconBuildingWarehouse,
  'chart-bar': IconChartBar,
  check: IconCheck,
  clock: IconClock,
  home: IconHome,
  'info-circle': IconInfoCircle,
  link: IconLink,
  list: IconList,
  mail: IconMail,
  'map-pin': IconMapPin,
  package: IconPackage,
  printer: IconPrinter,
  search: IconSearch,
  settings: IconSettings,
  star: IconStar,
  tag: IconTag,
  tool: IconTool,
  truck: IconTruck,
  user: IconUser,
}

/** `ti:package:outline`, as far as the window has it; a plug otherwise. */
export function FeatureIcon({ icon, size = 18 }: { icon: string | null; size?: number }) {
  const name = icon?.split(':')[1] ?? ''
  const Icon = (Object.hasOwn(ICONS, name) ? ICONS[name] : undefined) ?? IconPlug
  return <Icon size={size} aria-hidden="true" />
}
