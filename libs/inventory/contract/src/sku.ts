import { z } from 'zod';

/** Upper case only, so that two spellings never are two items. */
export const skuSchema = z
  .string()
  .regex(
    /^[A-Z0-9][A-Z0-9._-]{0,63}$/,
    'must be 1 to 64 of A-Z, 0-9, ".", "_" and "-", with a letter or digit first',
  )
  .meta({ description: 'Stock keeping unit.', examples: ['MUG-WHITE'] });

/** The most units of one item that may be free, be counted in or be lost at once. */
export const maxUnits = 1_000_000_000;
