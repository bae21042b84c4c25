import { outputsIn } from './infra-outputs';

describe('outputsIn', () => {
  it('finds the outputs between the lines of Nx', () => {
    const service_urls = { users: ['http://203.0.113.1:5001'] };
    const json = JSON.stringify({ service_urls: { value: service_urls } }, undefined, 2);
    const text = `\n> nx run infra:outputs:staging --json\n\n${json}\n\n NX   Successfully ran {outputs}\n`;
    expect(outputsIn(text)).toEqual({ service_urls });
  });
});
