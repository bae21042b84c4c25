import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { Failure } from '../../failure';
import { resolveBaseImage } from '../../image/base-image';
import type { BuildRequest } from '../../image/build-command';
import { contentTag } from '../../image/content-tag';
import { readContext } from '../../image/context-files';
import { gitRevision } from '../../image/git-revision';
import type { ImageManifest } from '../../image/manifest';
import { releaseStepLabels } from '../../image/release-step-labels';
import type { BuildSettings } from './build-settings';

/** The image that the working tree asks for, and how it would be built. */
export interface DescribedImage {
  manifest: ImageManifest;
  request: BuildRequest;
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

/**
 * Reads all that decides what the image contains.
 * @throws Failure when the Dockerfile, the context, the base image or the git revision is missing
 */
export async function describeImage(settings: BuildSettings): Promise<DescribedImage> {
  const { service, platform, repository } = settings;
  const remedy = `Run \`nx run ${settings.projectName}:build\`, or name another folder with the option context.`;
  const dockerfile = await readDockerfile(settings.dockerfile);
  const where = relative(settings.root, settings.dockerfile);
  const { baseImage, isArgument } = resolveBaseImage(dockerfile, where, settings.baseImage);
  const [files, revision] = await Promise.all([
    readContext(settings.context, remedy),
    gitRevision(settings.root),
  ]);
  const { buildArgs } = settings;
  const tag = contentTag({ files, dockerfile, buildArgs, baseImage, platform });
  return {
    manifest: { service, tag, revision, platform, baseImage, repository },
    request: {
      reference: `${repository}:${tag}`,
      context: settings.context,
      dockerfile: settings.dockerfile,
      platform,
      buildArgs: isArgument ? { ...buildArgs, BASE_IMAGE: baseImage } : buildArgs,
      labels: {
        'org.opencontainers.image.revision': revision,
        ...releaseStepLabels(settings.releaseStepFiles, { files, baseImage, platform }, where),
      },
    },
  };
}
