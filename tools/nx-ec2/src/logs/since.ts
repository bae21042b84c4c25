const seconds: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** A time given as `10m` or in ISO 8601, in seconds since the epoch. @param now ms since the epoch */
export function sinceSeconds(since: string, now: number): number | undefined {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(since) ?? [];
  if (count) return Math.floor(now / 1000) - Number(count) * (seconds[unit] ?? 1);
  const at = Date.parse(since);
  return Number.isNaN(at) ? undefined : Math.floor(at / 1000);
}
