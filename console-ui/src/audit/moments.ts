/** Times as the filter fields hold them, and as the API takes them. */

/** A local date and time (`2026-03-01T09:30`) as an RFC 3339 moment; null while it is incomplete. */
export function toMoment(local: string): string | null {
  if (!/^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null;
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
