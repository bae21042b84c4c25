import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { Failure } from '../../failure';
import { resolveBaseImage } from '../../image/base-image';
import type { BuildRequest } from '../../image/build-command';
import { type Builder, findBuilder } from '../../image/builder';
import { contentTag } from '../../image/content-tag';
import { readContext } from '../../image/context-files';
import { engineHasImage } from '../../image/engine-image';
import { gitRevision } from '../../image/git-revision';
import type { ImageManifest } from '../../image/manifest';
import { releaseStepLabels } from '../../image/release-step-labels';
import type { BuildSettings } from './build-settings';

/** The image that the working tree asks for, and how it would be built. */
export interface DescribedImage {
  manifest: ImageManifest;
  request: BuildRequest;
}

/** What this machine's Docker has to say before an image is built. */
export interface EngineFacts {
  /** Whether the engine has the image already. */
  builtBefore: boolean;
  builder: Builder;
}

/** An image whose content is known, while programs of their own tell the rest. */
export interface PreparedBuild {
  image: Promise<DescribedImage>;
  /** Awaited only when there is a need to build: an engine is not needed, nor missed, otherwise. */
  engine: Promise<EngineFacts>;
}

const readDockerfile = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: Error) => {
    throw new Failure('The Dockerfile is missing', {
      where: path,
      seen: cause.message,
      remedy: 'Add it beside project.json, or name another with the option dockerfile.',
      cause,
    });
  });

async function engineFacts(reference: string, signal: AbortSignal): Promise<EngineFacts> {
  const [builtBefore, builder] = await Promise.all([
    engineHasImage(reference, signal),
    findBuilder(),
  ]);
  return { builtBefore, builder };
}

/** Whoever waits for it gets the failure; when nobody does, it is none. */
function asked<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}

/**
 * Names the image that the working tree asks for by its content, and asks git and Docker for what
 * else is needed, without waiting for them.
 * @throws Failure when the Dockerfile, the context or the base image is missing
 */
export async function prepareBuild(
  settings: BuildSettings,
  signal: AbortSignal,
): Promise<PreparedBuild> {
  const { service, platform, repository, buildArgs } = settings;
  const revision = asked(gitRevision(settings.root));
  const dockerfile = await readDockerfile(settings.dockerfile);
  const where = relative(settings.root, settings.dockerfile);
  const { baseImage, isArgument } = resolveBaseImage(dockerfile, where, settings.baseImage);
  const remedy = `Run \`nx run ${settings.projectName}:build\`, or name another folder with the option context.`;
  const files = await readContext(settings.context, remedy);
  const tag = contentTag({ files, dockerfile, buildArgs, baseImage, platform });
  const reference = `${repository}:${tag}`;
  const content = { files, baseImage, platform };
  const stepLabels = releaseStepLabels(settings.releaseStepFiles, content, where);

  const describe = async (): Promise<DescribedImage> => ({
    manifest: { service, tag, revision: await revision, platform, baseImage, repository },
    request: {
      reference,
      context: settings.context,
      dockerfile: settings.dockerfile,
      platform,
      buildArgs: isArgument ? { ...buildArgs, BASE_IMAGE: baseImage } : buildArgs,
      labels: { 'org.opencontainers.image.revision': await revision, ...stepLabels },
    },
  });
  return { image: asked(describe()), engine: asked(engineFacts(reference, signal)) };
}
