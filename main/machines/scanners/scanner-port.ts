import type { BarcodeScannerDriver, Framer, MachineSettingValues, ScanVerdict } from '@scanbench/plugin/machine'

/** A scanner in the hands of whoever asks more of it than codes. */
export interface ScannerPort {
  readonly driver: BarcodeScannerDriver
  readonly settings: MachineSettingValues
  /** A code that came on another way than its connection; resolves when it is stored. */
  read(bytes: Uint8Array, at: number): Promise<void>
  /** False where the scanner cannot be told to beep. */
  beep(verdict: ScanVerdict): Promise<boolean>
  /** What its protocol wants to hear of what came, while that is diverted. */
  reply(bytes: Uint8Array): void
  /** Writes what it is to do; refused where it is not connected. */
  tell(bytes: Uint8Array): Promise<void>
  /** Tells a framer what the device says of its reports, where it says something. */
  describe(framer: Framer): Promise<void>
  /** What comes from now on goes to `take` alone, until it is disposed. */
  divert(take: (bytes: Uint8Array, at: number) => void): Disposable
}
