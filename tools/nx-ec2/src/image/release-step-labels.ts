import { Failure } from '../failure';
import { label } from '../release/labels';
import { contentTag, type ImageContent } from './content-tag';

/**
 * The label that tells whether two images do the same in their release step.
 * @param names files of the context that decide it; none: no label, and the step always runs
 * @param where Dockerfile, for the message
 * @throws Failure when one of them is not in the context
 */
export function releaseStepLabels(
  names: readonly string[],
  { files, baseImage, platform }: Pick<ImageContent, 'files' | 'baseImage' | 'platform'>,
  where: string,
): Record<string, string> {
  if (names.length === 0) return {};
  const missing = names.filter((name) => !files.some(({ path }) => path === name));
  if (missing.length > 0) {
    throw new Failure('Files of the release step are not in the bundle', {
      where,
      seen: missing.join('\n'),
      remedy: 'Correct releaseStep.files in the options of the target deploy.',
    });
  }
  const own = files.filter(({ path }) => names.includes(path));
  const content = { files: own, dockerfile: '', buildArgs: {}, baseImage, platform };
  return { [label.releaseStep]: contentTag(content) };
}
