export { BarcodeMixin } from './barcode-mixin.ts'
export { LabelPrintingMixin } from './label-printing-mixin.ts'
export { MachineDriverMixin } from './machine-driver-mixin.ts'
export { SettingsMixin } from './settings-mixin.ts'
