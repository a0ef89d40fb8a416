/** Where a driver wants to be connected. Plain data: the host opens it in the device process. */
export type ConnectionSpec = SerialSpec | TcpSpec | SimulatedSpec

export interface SerialSpec {
  transport: 'serial'
  path: string
  baudRate: number
  dataBits: 7 | 8
  parity: 'none' | 'even' | 'odd'
  stopBits: 1 | 2
  flowControl: 'none' | 'rtscts' | 'xonxoff'
}

export interface TcpSpec {
  transport: 'tcp'
  host: string
  port: number
}

/** A far end that lives in the program: its bytes come from the Machines page or go to a picture of paper. */
export interface SimulatedSpec {
  transport: 'simulated'
  /** Which far end answers: a silent scanner, or a printer that speaks the language. */
  device: 'scanner' | 'zpl-printer'
  /** Pk of the machine, filled in by the host: an unplugged device stays unplugged when it is opened again. */
  machine?: string
}

export type TransportKind = ConnectionSpec['transport']
