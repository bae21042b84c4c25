import type { ProxySession } from '../proxy/session';
import { warn } from '../report/print';
import { otherSlot } from '../host/addresses';
import { allDone } from './all-done';
import { diskWarning, removeOldImages } from './cleaning';
import type { HostPlan } from './host-plan';
import { type RetiredPlace, retireSlot } from './retire';

/** A host whose version serves and is recorded. */
export interface FinishedHost extends RetiredPlace {
  /** The host, for messages. */
  host: string;
  plan: HostPlan;
  session: ProxySession;
}

/** Stops the version that does not serve any more, and removes images that nobody needs. */
async function retireVersion({ plan, session, ...place }: FinishedHost): Promise<void> {
  const { engine, release } = place;
  const previous = await retireSlot(place, otherSlot(plan.target), session);
  if (plan.action === 'keep') return;
  await removeOldImages(engine, release.image.repository, [release.image.digest, previous]);
}

/** Leaves a host with the version that serves and the one before, and warns of a disk that fills. */
export async function finishHost(finished: FinishedHost): Promise<void> {
  const { engine, release, host } = finished;
  await allDone([
    diskWarning(engine, release.service, host).then((warning) => warning && warn(warning)),
    retireVersion(finished),
  ]);
}
