// @ts-check

/**
 * @param {string} boat
 * @param {number} amount in euros
 * @param {Date} date
 * @returns {string}
 */
export function receipt(boat, amount, date) {
  const day = date.toLocaleDateString('en-GB');
  const total = amount.toFixed('2');
  return [`Boat: ${boat}`, `Date: ${day}`, `Total: ${total} €`].join('\n');
}
