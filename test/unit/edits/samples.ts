import { text } from './applyCase';

/** What a case that must not be applied expects. */
export const refused = (reason: string) => ({ refused: reason });

export const shop = text(`
  import { tax } from './tax';

  export function total(items: Item[]): number {
    let sum = 0;
    for (const item of items) {
      sum += item.price;
    }
    return sum;
  }

  export function label(item: Item): string {
    return item.name + ': ' + item.price;
  }

  export class Basket {
    #items: Item[] = [];

    add(item: Item): void {
      this.#items.push(item);
    }

    get count(): number {
      return this.#items.length;
    }

    clear(): void {
      this.#items = [];
    }
  }
`);

export const newTotal = text(`
  export function total(items: Item[]): number {
    return items.reduce((sum, item) => sum + item.price, 0);
  }
`);

export const shopWithNewTotal = shop.replace(/export function total[^]*?\n}\n/, newTotal);

export const gauge = text(`
  import math

  LIMIT = 10


  def read(month):
      """Reads the gauge."""
      level = math.sin(month)
      return level


  class Tide:
      def __init__(self, month):
          self.month = month

      def high(self):
          level = read(self.month)
          if level > LIMIT:
              return LIMIT
          return level

      def low(self):
          return -self.high()
`);

export const tabs = shop.replace(/ {2}/g, '\t');
