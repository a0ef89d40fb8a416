import { useGlobalSetting } from './settings.ts'

/** Where something would print all the same. */
export const LABELS_ARE_OFF =
  'Label printing is switched off at this station. Staff can switch it on in Settings, under Labels.'

/** A house may do without labels, or without reports: then nothing offers them. */
export function usePrintSwitches(): { hasLabels: boolean; hasReports: boolean } {
  return {
    hasLabels: useGlobalSetting('LABEL_ENABLE', true),
    hasReports: useGlobalSetting('REPORT_ENABLE', true),
  }
}
