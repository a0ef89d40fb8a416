import { useGlobalSetting } from './settings.ts'

/** A house may do without labels, or without reports: then nothing offers them. */
export function usePrintSwitches(): { hasLabels: boolean; hasReports: boolean } {
  return {
    hasLabels: useGlobalSetting('LABEL_ENABLE', true),
    hasReports: useGlobalSetting('REPORT_ENABLE', true),
  }
}
