export type {
  ConnectionSpec,
  HidSpec,
  SerialSpec,
  SimulatedScannerMode,
  SimulatedSpec,
  SpoolerSpec,
  TcpSpec,
  TransportKind,
  UsbIdentity,
  UsbSpec,
} from './connection.ts'
export { formatUsbIdentity, parseUsbIdentity } from './usb-identity.ts'
export type {
  BarcodeStep,
  BitmapStep,
  BoxStep,
  DrawnLabel,
  DrawStep,
  EllipseStep,
  Rotation,
  Symbology,
  TextStep,
} from './drawn-label.ts'
export { BarcodeScannerDriver, BaseDriver, DirectPrinterDriver, LabelPrinterDriver } from './driver.ts'
export type {
  AdaptedPrinter,
  LabelMargins,
  Discarded,
  DriverClass,
  Frame,
  Framer,
  ReportField,
  IdentityProtocol,
  MachineSettingValues,
  PrinterCondition,
  PrinterIdentity,
  PrinterJob,
  PrinterNews,
  PrinterStatus,
  ScanVerdict,
  SequelStep,
  StatusProtocol,
} from './driver.ts'
export type { MachineChoice } from './machine-choice.ts'
export { callMachineFunction } from './machine-functions.ts'
export type { MachineHandle, MachineLine, MachineLocation } from './machine-handle.ts'
export { BaseMachineType } from './machine-type.ts'
export type { MachineProperty, MachineTypeClass } from './machine-type.ts'
export { BarcodeScannerStatus, LabelPrinterStatus } from './status.ts'
export { PRINTER_COMMANDS, PRINTER_QUESTIONS } from './printer-ability.ts'
export type { PrinterAbility, PrinterCommand, PrinterQuestion } from './printer-ability.ts'
export type { StatusColor, StatusTable, StatusValue } from './status.ts'
