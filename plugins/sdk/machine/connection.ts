/** Where a driver wants to be connected. Plain data: the host opens it in the device process. @since 1.0 */
export type ConnectionSpec = SerialSpec | TcpSpec | SimulatedSpec

/** A serial port. @since 1.0 */
export interface SerialSpec {
  transport: 'serial'
  path: string
  baudRate: number
  dataBits: 7 | 8
  parity: 'none' | 'even' | 'odd'
  stopBits: 1 | 2
  flowControl: 'none' | 'rtscts' | 'xonxoff'
}

/** A port on the network. @since 1.0 */
export interface TcpSpec {
  transport: 'tcp'
  host: string
  port: number
}

/** A far end that lives in the program: its bytes come from the Machines page or go to a picture of paper. @since 1.0 */
export interface SimulatedSpec {
  transport: 'simulated'
  /** Which far end answers: a silent scanner, a printer that speaks the language, or a scale that is asked by `SI`. */
  device: 'scanner' | 'zpl-printer' | 'scale'
  /** Pk of the machine, filled in by the host: an unplugged device stays unplugged when it is opened again. */
  machine?: string
}

/** The kinds of connection. @since 1.0 */
export type TransportKind = ConnectionSpec['transport']
