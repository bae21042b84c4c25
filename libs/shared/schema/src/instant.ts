import { z } from 'zod';

/** A moment in UTC, ISO 8601 with milliseconds, as `Date.toJSON` writes it. */
export const instant = () => z.iso.datetime({ precision: 3 });
