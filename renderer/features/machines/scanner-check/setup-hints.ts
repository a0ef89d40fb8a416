/** How scanners of one maker are set; the codes themselves are in the manual of each model. */
export interface SetupHint {
  maker: string
  hidPos: string
  serial: string
  aim: string
  suffix: string
}

export const SETUP_HINTS: readonly SetupHint[] = [
  {
    maker: 'Zebra, Symbol',
    hidPos: 'Product Reference Guide, chapter "USB Interface", "USB Device Type": the HID POS type.',
    serial: 'The same page: "USB CDC Host".',
    aim: '"Transmit Code ID Character": AIM Code ID Character.',
    suffix: '"Scan Data Transmission Format": data with suffix; the suffix is CR unless changed.',
  },
  {
    maker: 'Honeywell',
    hidPos: 'User’s Guide, chapter "Programming the Interface": the USB HID (POS) code.',
    serial: 'The same chapter: USB serial.',
    aim: 'Chapter "Data Editing": add the AIM ID prefix to all symbologies.',
    suffix: 'Chapter "Data Editing": add a CR suffix to all symbologies.',
  },
  {
    maker: 'Datalogic',
    hidPos: 'Many models have none. Use USB serial.',
    serial: 'Product Reference Guide, chapter "Interface Selection": USB-COM.',
    aim: 'Chapter "Data Editing", "AIM ID": enable it.',
    suffix: 'Chapter "Data Editing", "Global Suffix": CR.',
  },
  {
    maker: 'Newland',
    hidPos: 'User Guide, chapter "USB Interface": HID-POS.',
    serial: 'The same chapter: USB CDC (virtual serial port).',
    aim: 'Chapter "Prefix and Suffix": AIM ID prefix on.',
    suffix: 'The same chapter: terminating character CR.',
  },
  {
    maker: 'Others',
    hidPos: 'Look for "USB HID POS", "HID-POS" or "OPOS-HID" in the manual.',
    serial: 'Look for "USB COM", "CDC" or "virtual COM port".',
    aim: 'Look for "AIM ID" or "symbology identifier", before the code.',
    suffix: 'Look for "terminator" or "suffix": CR.',
  },
]

/** Why nothing arrives, the most likely first, each with what to try. */
export const SILENT_CAUSES: Readonly<Record<'typed' | 'serial' | 'usb', readonly string[]>> = {
  typed: [
    'The scanner is not in typing mode: open a text editor and scan. If no letters come, set it to "USB keyboard" by its manual.',
    'The cable or battery: does it beep when it reads? If not, plug it into another socket or charge it.',
    'It cannot read from a screen: print the codes and scan them from paper.',
    'Another window has the focus: click into this one and scan again.',
  ],
  serial: [
    'It runs at another speed: press "Try another speed" and scan again.',
    'It is not in serial mode: if letters appear in a text editor when you scan, it is set to type.',
    'Another port: unplug it, see which port goes away in the settings, and choose that one.',
    'It cannot read from a screen: print the codes and scan them from paper.',
  ],
  usb: [
    'It cannot read from a screen: print the codes and scan them from paper.',
    'It is set to another mode: if letters appear in a text editor when you scan, it is set to type.',
    'The cable: does it beep when it reads? If not, plug it into another socket.',
    'Another program holds it: close programs that came with the scanner.',
  ],
}
