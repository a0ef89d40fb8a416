import { BarcodeScannerDriver, type Framer, type SimulatedSpec } from '@scanbench/plugin/machine'
import { createFramer } from '../protocols/framing.ts'

/** A scanner that lives in the program; what it reads comes from the Machines page. */
export class SimulatedScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'simulated-scanner'
  readonly NAME = 'Simulated scanner'
  readonly DESCRIPTION = 'Reads what you pick on the Machines page; no hardware is needed'
  readonly SIMULATED = true

  connection(): SimulatedSpec {
    return { transport: 'simulated', device: 'scanner' }
  }

  createFramer(): Framer {
    return createFramer({ terminator: 'cr-lf', silenceMs: 500, maxBytes: 8192 })
  }
}
