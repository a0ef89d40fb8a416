export type { ConnectionSpec, SerialSpec, SimulatedSpec, TcpSpec, TransportKind } from './connection.ts'
export type { BarcodeStep, BoxStep, DrawnLabel, DrawStep, TextStep } from './drawn-label.ts'
export { BarcodeScannerDriver, BaseDriver, DirectPrinterDriver, LabelPrinterDriver } from './driver.ts'
export type {
  Discarded,
  DriverClass,
  Frame,
  Framer,
  MachineSettingValues,
  PrinterCondition,
  PrinterJob,
  PrinterStatus,
  StatusProtocol,
} from './driver.ts'
export type { MachineHandle, MachineLine } from './machine-handle.ts'
export { BaseMachineType } from './machine-type.ts'
export type { MachineProperty, MachineTypeClass } from './machine-type.ts'
export { BarcodeScannerStatus, LabelPrinterStatus } from './status.ts'
export type { StatusColor, StatusTable, StatusValue } from './status.ts'
