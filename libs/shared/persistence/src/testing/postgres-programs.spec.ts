import { findPrograms } from './postgres-programs';

describe('findPrograms', () => {
  it('names the package to install', () => {
    expect(() => findPrograms('/nowhere')).toThrow('apt-get install postgresql');
  });
});
