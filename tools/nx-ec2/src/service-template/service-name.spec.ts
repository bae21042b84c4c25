import { assertServiceName, nameProblem } from './service-name';

describe('nameProblem', () => {
  it.each(['payments', 'gift-cards', 'b2b', 'a', 'x'.repeat(31)])('lets %s pass', (name) => {
    expect(nameProblem(name)).toBeUndefined();
  });

  it.each(['Payments', 'gift_cards', '-a', 'a-', 'a--b', '2fa', 'a/b', '../x', '', 'x'.repeat(32)])(
    'refuses %j, which is not kebab-case of 31 characters',
    (name) => expect(nameProblem(name)).toContain('kebab-case'),
  );

  it.each([
    ['infra', 'the infrastructure'],
    ['e2e', 'tests'],
    ['shared', 'all services share'],
    ['database', 'the database server'],
    ['users-blue', 'end in -blue'],
    ['class', 'a word of the language'],
    ['new', 'a word of the language'],
  ])('refuses %s and says why', (name, why) => expect(nameProblem(name)).toContain(why));

  it('does not take what every object has for a reserved name', () => {
    expect(nameProblem('constructor')).toBeUndefined();
  });
});

describe('assertServiceName', () => {
  it('says what to do', () => {
    expect(() => assertServiceName('Payments')).toThrow(
      expect.objectContaining({
        message: 'A service cannot be called Payments',
        details: expect.objectContaining({ remedy: expect.stringContaining('`payments`') }),
      }),
    );
  });
});
