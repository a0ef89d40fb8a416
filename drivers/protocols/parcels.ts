import { hasFedExCheck, hasModulo10, hasPostalCheck, hasPostCheck, hasUpsCheck, modulo3736 } from './check-digits.ts'
import { element, plainReading } from './code-element.ts'
import type { CodeElement, CodeReading } from './code-element.ts'

interface Carrier {
  title: string
  pattern: RegExp
  /** Digits alone are its own only in this symbology. */
  aim?: string
  /** Null: the form fits and the check digit does not. */
  read: (groups: readonly string[]) => CodeElement[] | null
}

/** Forms that carriers have published; a number without any mark of its own is left to the look-up. */
const CARRIERS: readonly Carrier[] = [
  {
    title: 'UPS',
    pattern: /^1Z([0-9A-Z]{6})(\d{2})([0-9A-Z]{7})(\d)$/,
    read: ([whole = '', shipper = '', service = '']) =>
      hasUpsCheck(whole.slice(2))
        ? [tracking(whole), element('', 'Shipper', shipper), element('', 'Service', service)]
        : null,
  },
  {
    title: 'Post, UPU S10',
    pattern: /^([A-Z]{2})(\d{9})([A-Z]{2})$/,
    read: ([whole = '', service = '', digits = '', country = '']) =>
      hasPostalCheck(digits)
        ? [tracking(whole), element('', 'Service', service), element('', 'Country', country)]
        : null,
  },
  {
    title: 'USPS',
    pattern: /^420(\d{5}|\d{9})(9[1-5]\d{20}(?:\d{4})?)$/,
    read: ([, zip = '', number = '']) =>
      hasModulo10(number) ? [tracking(number), element('420', 'Ship to post', zip)] : null,
  },
  {
    title: 'USPS',
    pattern: /^9[1-5]\d{20}$/,
    read: ([whole = '']) => (hasModulo10(whole) ? [tracking(whole)] : null),
  },
  {
    title: 'FedEx Ground',
    pattern: /^96\d{5}(\d{15})$/,
    read: ([, number = '']) => (hasModulo10(number) ? [tracking(number)] : null),
  },
  {
    title: 'FedEx Express',
    // Thirty-two or thirty-four digits; the number of the parcel is at the end.
    pattern: /^(?:96|10)\d{18,20}00(\d{12})$/,
    read: ([, number = '']) => (hasFedExCheck(number) ? [tracking(number)] : null),
  },
  {
    title: 'DHL',
    pattern: /^J(?:JD|VGL|D)[0-9A-Z]{8,30}$/,
    read: ([whole = '']) => [tracking(whole), element('J', 'License plate', whole.slice(1))],
  },
  {
    title: 'DPD',
    // On paper a check character follows; the bar code has a percent sign in front instead.
    pattern: /^(%?)([0-9A-Z]{7})(\d{14})(\d{3})(\d{3})([0-9A-Z]?)$/,
    read: ([whole = '', sign, destination = '', number = '', service = '', country = '', check]) => {
      const isOwn = sign === '%' ? check === '' : modulo3736(whole.slice(0, -1)) === check
      if (!isOwn) return null
      const [to, how] = [element('', 'Destination', destination), element('', 'Service', service)]
      return [tracking(number), to, how, element('', 'Country', country)]
    },
  },
  {
    title: 'Deutsche Post, Leitcode',
    pattern: /^(\d{5})(\d{3})(\d{3})(\d{2})\d$/,
    aim: ']I',
    read: ([whole = '', zip = '', street = '', house = '', product = '']) =>
      hasPostCheck(whole)
        ? [
            element('', 'Leitcode', whole),
            element('', 'Post code', zip),
            element('', 'Street', street),
            element('', 'House', house),
            element('', 'Product', product),
          ]
        : null,
  },
  {
    title: 'Deutsche Post, Identcode',
    pattern: /^\d{12}$/,
    aim: ']I',
    read: ([whole = '']) => (hasPostCheck(whole) ? [tracking(whole)] : null),
  },
]

/** The number of a parcel; null when the text is none. */
export function readParcel(text: string, aim: string | null): CodeReading | null {
  for (const { title, pattern, aim: own = '', read } of CARRIERS) {
    const match = aim?.startsWith(own) === true || own === '' ? pattern.exec(text) : null
    const elements = match === null ? null : read(match)
    if (elements !== null) return plainReading('parcel', `Parcel of ${title}`, elements)
  }
  return null
}

function tracking(number: string): CodeElement {
  return element('', 'Tracking number', number)
}
