import { engineApi } from '../engine/docker';
import { cacheLabel } from './tags';

/** Removes the images that sandboxes cache in an engine, but for those that are in use. */
export async function removeCachedImages(host: string): Promise<void> {
  const api = engineApi(host);
  const images = await api.listImages({ filters: { label: [cacheLabel] } });
  // Newest first: an image goes before the one it was built from.
  for (const { Id } of images.sort((one, other) => other.Created - one.Created)) {
    await api
      .getImage(Id)
      .remove({ force: false })
      .catch((error: { statusCode?: number }) => {
        if (error.statusCode !== 409 && error.statusCode !== 404) throw error;
      });
  }
}
