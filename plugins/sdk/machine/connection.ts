/** Where a driver wants to be connected. Plain data: the host opens it in the device process. @since 1.0 */
export type ConnectionSpec = SerialSpec | TcpSpec | HidSpec | UsbSpec | SpoolerSpec | SimulatedSpec

/** A serial port. @since 1.0 */
export interface SerialSpec {
  transport: 'serial'
  /** Such as `COM3` or `/dev/ttyACM0`; or a device on USB as `parseUsbIdentity` reads it, wherever it is plugged in. */
  path: string
  baudRate: number
  dataBits: 5 | 6 | 7 | 8
  /** Mark and space: on Windows, and on Linux where `stty` is. */
  parity: 'none' | 'even' | 'odd' | 'mark' | 'space'
  /** One and a half: on Windows, and on Linux with five data bits. */
  stopBits: 1 | 1.5 | 2
  flowControl: 'none' | 'rtscts' | 'xonxoff'
  /** How the lines beside the data are set after opening; left out, both are on. */
  signals?: { dtr: boolean; rts: boolean }
}

/** A port on the network. @since 1.0 */
export interface TcpSpec {
  transport: 'tcp'
  host: string
  port: number
}

/**
 * A device on USB as people and settings name it. It is looked for by serial number where it has one, else by the socket it
 * is plugged into, else by its model; never by a path that changes with every plug.
 * @since 1.0
 */
export interface UsbIdentity {
  vendorId: number
  productId: number
  serialNumber: string | null
  /** The socket, such as `1-1.4`; null when any will do. */
  port: string | null
}

/**
 * A HID device. Every piece of data is one whole input report, its report id first where the device numbers its reports;
 * every write is one output report, with the id (or 0) first.
 * @since 1.0
 */
export interface HidSpec {
  transport: 'hid'
  device: UsbIdentity
  /** Which of the device's interfaces: a point-of-sale scanner (page 0x8C) or a keyboard. */
  kind: 'pos-scanner' | 'keyboard'
  /** A feature report that is sent on opening, its id first; a device that refuses it is used all the same. */
  openingFeature?: readonly number[]
}

/** A USB device that is claimed by the program. @since 1.0 */
export interface UsbSpec {
  transport: 'usb'
  device: UsbIdentity
  /**
   * `printer`: the bulk pipes of a printer (class 7), through the system's printer port where there is one.
   * `keyboard`: a typing scanner, taken away from the system so that its keys reach nobody else; each piece is one report.
   */
  kind: 'printer' | 'keyboard'
}

/** A queue of the operating system's print service, which takes raw data and tells nothing back. @since 1.0 */
export interface SpoolerSpec {
  transport: 'spooler'
  queue: string
}

/** How simulated scanners speak: the reports of HID POS in three layouts, lines, packets of SSI, keys, and lines over the network. @since 1.0 */
export type SimulatedScannerMode = 'hid-pos-a' | 'hid-pos-b' | 'hid-pos-c' | 'serial' | 'ssi' | 'keyboard' | 'tcp'

/** A far end that lives in the program: its bytes come from the Machines page or go to a picture of paper. @since 1.0 */
export interface SimulatedSpec {
  transport: 'simulated'
  /** Which far end answers: a scanner in some mode (without one: lines), a printer that speaks a language, such as `zpl-printer`, or a scale that is asked by `SI`. */
  device: 'scanner' | `${SimulatedScannerMode}-scanner` | 'scale' | `${string}-printer`
  /** Pk of the machine, filled in by the host: an unplugged device stays unplugged when it is opened again. */
  machine?: string
}

/** The kinds of connection. @since 1.0 */
export type TransportKind = ConnectionSpec['transport']
