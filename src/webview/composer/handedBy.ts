import type { Handed } from './handedOver';

/** What the browser hands over, taken out while its event lasts. */
export function handedBy(transfer: DataTransfer): Handed {
  return {
    types: [...transfer.types],
    files: [...transfer.files],
    getData: (type) => transfer.getData(type),
  };
}
