import { z } from 'zod';

const known = z.string().nullable().default(null);

/** Environment variables a deploy sets to say what it runs; null where nobody did. */
export const buildVariables = {
  /** Git commit the bundle was made from. */
  SERVICE_REVISION: known,
  /** Content tag of the image. */
  SERVICE_TAG: known,
  /** Digest of the image in its registry. */
  SERVICE_DIGEST: known,
};

export type Build = z.output<z.ZodObject<typeof buildVariables>>;
