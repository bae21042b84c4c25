import { decideBase, type DeployedService, reasonOf } from './decide';

const service = (parts: Partial<DeployedService> = {}): DeployedService => ({
  name: 'users',
  revision: 'aaa',
  isAncestor: true,
  isAffected: false,
  ...parts,
});

describe('decideBase', () => {
  it('is this commit when everything is deployed', () =>
    expect(decideBase([service(), service({ revision: 'bbb' })])).toEqual({ kind: 'head' }));

  it('is what a service runs that changed since, however old the others are', () =>
    expect(
      decideBase([service({ revision: 'old' }), service({ revision: 'bbb', isAffected: true })]),
    ).toEqual({ kind: 'revisions', revisions: ['bbb'] }));

  it('covers every service that is behind', () =>
    expect(
      decideBase([
        service({ revision: 'aaa', isAffected: true }),
        service({ revision: 'bbb', isAffected: true }),
        service({ revision: 'bbb', isAffected: true }),
      ]),
    ).toEqual({ kind: 'revisions', revisions: ['aaa', 'bbb'] }));

  it.each([
    ['never deployed', service({ revision: undefined, isAncestor: false })],
    ['not in the past', service({ isAncestor: false })],
    ['uncommitted changes', service({ revision: 'aaa-dirty' })],
  ])('is everything for a service %s', (reason, odd) => {
    expect(decideBase([service({ isAffected: true }), odd])).toEqual({ kind: 'everything' });
    expect(reasonOf(odd)).toContain(reason);
  });
});
