/** A trip occupies a boat from its start up to, but not including, its end. */
export interface Trip {
  readonly boat: string;
  readonly start: Date;
  readonly end: Date;
}

export interface Boat {
  readonly name: string;
  readonly seats: number;
  readonly pricePerHour: number;
}

/** Whether two trips would need the same water at the same time. */
export function overlaps(a: Trip, b: Trip): boolean {
  return a.boat === b.boat && a.start <= b.end && b.start <= a.end;
}

/** Boats with enough seats that are free for the whole of the wanted time. */
export function freeBoats(
  boats: readonly Boat[],
  booked: readonly Trip[],
  wanted: { readonly start: Date; readonly end: Date; readonly people: number },
): Boat[] {
  return boats
    .filter((boat) => boat.seats >= wanted.people)
    .filter((boat) => !booked.some((trip) => overlaps(trip, { boat: boat.name, ...wanted })))
    .sort((a, b) => a.pricePerHour - b.pricePerHour);
}

/** Every started half hour counts; the fourth hour and later ones cost a quarter less. */
export function price(boat: Boat, trip: Trip): number {
  const milliseconds = trip.end.getTime() - trip.start.getTime();
  const hours = Math.ceil(milliseconds / 1_800_000) / 2;
  const full = Math.min(hours, 3);
  return full * boat.pricePerHour + (hours - full) * boat.pricePerHour * 0.75;
}
