import { readConfig } from '@shop/shared-config';
import { About } from './about';
import { buildVariables } from './build';

const descriptor = { name: 'users', title: 'Users', summary: 'Knows who is who.' };

function about(environment: Record<string, string>) {
  return new About(descriptor, readConfig(buildVariables, environment));
}

describe('About', () => {
  it('tells revision, tag and digest of the running build', () => {
    const build = { SERVICE_REVISION: 'abc', SERVICE_TAG: 'c-1', SERVICE_DIGEST: 'sha256:2' };
    const expected = { service: 'users', revision: 'abc', tag: 'c-1', digest: 'sha256:2' };
    expect(about(build).version()).toEqual(expected);
  });

  it('says null where it does not know', () => {
    const expected = { service: 'users', revision: 'abc', tag: null, digest: null };
    expect(about({ SERVICE_REVISION: 'abc', SERVICE_TAG: '' }).version()).toEqual(expected);
  });

  it('introduces the service and links to what it answers', () => {
    expect(about({}).index()).toEqual({
      service: 'users',
      title: 'Users',
      summary: 'Knows who is who.',
      links: {
        version: '/version',
        live: '/health/live',
        ready: '/health/ready',
        docs: '/docs',
        openApi: '/openapi.json',
      },
    });
  });
});
